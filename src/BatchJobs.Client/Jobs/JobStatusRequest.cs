namespace BatchJobs.Client;

/// <summary>Looks at a job once.</summary>
/// <param name="last">What the look before showed; null for the first.</param>
/// <param name="cancellationToken">Ends the call.</param>
internal delegate Task<JobSnapshot> JobStatusRequest(JobUpdate? last, CancellationToken cancellationToken);
