namespace BatchJobs.Testing.DataFlux;

/// <summary>The execution of a job, as it was planned when the job was executed.</summary>
internal sealed record DataFluxRun(
    ExecutedDataFluxJob Executed,
    TimeSpan QueuedTime,
    TimeSpan RunningTime,
    string? FailureMessage,
    IReadOnlyList<DataFluxLogLine> Lines)
{
    public static DataFluxRun Plan(ExecutedDataFluxJob job, DataFluxDecision decision, DataFluxFakeOptions options) => new(
        job,
        decision.QueuedTime ?? options.QueuedTime,
        decision.RunningTime ?? options.RunningTime,
        decision.FailureMessage,
        [.. decision.Lines.OrderBy(line => line.After)]);
}
