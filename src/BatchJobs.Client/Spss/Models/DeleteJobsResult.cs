namespace BatchJobs.Client.Spss;

/// <summary>What became of jobs that were to be deleted.</summary>
/// <param name="Count">How many were deleted, in the service's count.</param>
/// <param name="Remaining">Which of them still exist; looked up only when the count is short.</param>
public sealed record DeleteJobsResult(int Count, IReadOnlyList<string> Remaining);
