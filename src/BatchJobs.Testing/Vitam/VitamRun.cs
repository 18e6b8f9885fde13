namespace BatchJobs.Testing.Vitam;

/// <summary>The execution of a task, as it was planned when the task was submitted.</summary>
internal sealed record VitamRun(
    SubmittedVitamTask Submitted,
    TimeSpan RunningTime,
    string Type,
    string? ResultLink,
    FakeVitamError? Error)
{
    public static VitamRun Plan(SubmittedVitamTask task, VitamTaskPlan? plan, VitamFakeOptions options) => new(
        task,
        plan?.RunningTime ?? options.RunningTime,
        plan?.Type ?? options.TaskType,
        plan?.ResultLink,
        plan?.Error);
}
