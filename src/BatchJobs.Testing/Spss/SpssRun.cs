namespace BatchJobs.Testing.Spss;

/// <summary>One execution of a job, as it was planned when the job was submitted.</summary>
internal sealed record SpssRun(
    int Number,
    SubmittedSpssJob Submitted,
    TimeSpan PendingTime,
    TimeSpan RunningTime,
    string? FailureMessage,
    Func<SubmittedSpssJob, byte[]>? Result)
{
    public static SpssRun Plan(int number, SubmittedSpssJob job, SpssDecision decision, SpssFakeOptions options) => new(
        number,
        job,
        decision.PendingTime ?? options.PendingTime,
        decision.RunningTime ?? options.RunningTime,
        decision.FailureMessage,
        decision.Result);
}
