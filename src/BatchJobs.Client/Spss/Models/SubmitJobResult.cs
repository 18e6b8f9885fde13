namespace BatchJobs.Client.Spss;

/// <summary>What became of a job that was submitted or submitted again.</summary>
/// <param name="Job">The job.</param>
/// <param name="IsNew">Whether it was created (201); false when an existing one was updated and runs again (200).</param>
public sealed record SubmitJobResult(SpssJob Job, bool IsNew);

/// <summary>What became of jobs that were to be deleted.</summary>
/// <param name="Count">How many were deleted, in the service's count.</param>
/// <param name="Remaining">Which of them still exist; looked up only when the count is short.</param>
public sealed record DeleteJobsResult(int Count, IReadOnlyList<string> Remaining);
