namespace BatchJobs.Client.DataFlux;

/// <summary>A job that an execution has started.</summary>
/// <param name="Id">The job's identifier.</param>
public sealed record DataFluxStartedJob(string Id);
