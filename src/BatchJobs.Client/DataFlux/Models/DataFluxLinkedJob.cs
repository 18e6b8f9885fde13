namespace BatchJobs.Client.DataFlux;

/// <summary>The job that a followed link is about.</summary>
/// <param name="Job">The job as the server describes it.</param>
public sealed record DataFluxLinkedJob(DataFluxJobStatus Job);
