namespace BatchJobs.Testing.DataFlux;

/// <summary>The execution of a job, as it was planned when the job was executed.</summary>
internal sealed record DataFluxRun(
    ExecutedDataFluxJob Executed,
    TimeSpan QueuedTime,
    TimeSpan RunningTime,
    string? FailureMessage,
    IReadOnlyList<DataFluxLogLine> Lines)
{
    public static DataFluxRun Plan(ExecutedDataFluxJob job, DataFluxJobPlan? plan, DataFluxFakeOptions options) => new(
        job,
        plan?.QueuedTime ?? options.QueuedTime,
        plan?.RunningTime ?? options.RunningTime,
        plan?.FailureMessage,
        plan is null ? [] : [.. plan.Lines.OrderBy(line => line.After)]);
}
