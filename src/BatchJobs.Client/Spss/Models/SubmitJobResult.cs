namespace BatchJobs.Client.Spss;

/// <summary>What became of a job that was submitted or submitted again.</summary>
/// <param name="Job">The job.</param>
/// <param name="IsNew">Whether it was created (201); false when an existing one was updated and runs again (200).</param>
public sealed record SubmitJobResult(SpssJob Job, bool IsNew);
