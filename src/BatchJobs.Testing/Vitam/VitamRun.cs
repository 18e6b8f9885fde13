namespace BatchJobs.Testing.Vitam;

/// <summary>The execution of a task, as it was planned when the task was submitted.</summary>
internal sealed record VitamRun(
    SubmittedVitamTask Submitted,
    TimeSpan RunningTime,
    string Type,
    string? ResultLink,
    FakeVitamError? Error)
{
    public static VitamRun Plan(SubmittedVitamTask task, VitamDecision decision, VitamFakeOptions options) => new(
        task,
        decision.RunningTime ?? options.RunningTime,
        decision.Type ?? options.TaskType,
        decision.ResultLink,
        decision.Error);
}
