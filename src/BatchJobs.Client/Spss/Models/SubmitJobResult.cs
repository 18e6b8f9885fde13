namespace BatchJobs.Client.Spss;

/// <summary>Describes the result of submitting a job or submitting it again.</summary>
/// <param name="Job">The handle of the job.</param>
/// <param name="IsNew">
/// <see langword="true"/> if the job was created (201); <see langword="false"/> if an existing job was updated and runs again
/// (200).
/// </param>
public sealed record SubmitJobResult(SpssJob Job, bool IsNew);

/// <summary>Describes the result of deleting several jobs.</summary>
/// <param name="Count">The number of jobs that were deleted.</param>
/// <param name="Remaining">
/// The jobs that still exist, for example because they are being canceled; determined only if fewer jobs were deleted than requested.
/// </param>
public sealed record DeleteJobsResult(int Count, IReadOnlyList<RemainingJob> Remaining);

/// <summary>Describes a job that was to be deleted and still exists.</summary>
/// <param name="Id">The job's identifier.</param>
/// <param name="State">The job's state; <see langword="default"/> if the service's description of it could not be read.</param>
public sealed record RemainingJob(string Id, SpssJobState State);
