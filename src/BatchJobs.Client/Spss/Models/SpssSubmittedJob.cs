namespace BatchJobs.Client.Spss;

/// <summary>What the service answers to a submission or resubmission.</summary>
/// <param name="Job">The job as the service describes it.</param>
/// <param name="IsNew">Whether the job is a new one (201), and not an existing one that was submitted again (200).</param>
public sealed record SpssSubmittedJob(SpssJobDetails Job, bool IsNew);
