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
/// The identifiers of the jobs that still exist; determined only if fewer jobs were deleted than requested.
/// </param>
public sealed record DeleteJobsResult(int Count, IReadOnlyList<string> Remaining);
