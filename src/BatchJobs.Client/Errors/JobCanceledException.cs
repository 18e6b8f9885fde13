namespace BatchJobs.Client;

/// <summary>The job ended because it was canceled.</summary>
public class JobCanceledException : BatchJobException
{
    internal JobCanceledException(JobUpdate update)
        : base($"Job '{update.JobId}' was canceled.") =>
        Update = update;

    /// <summary>The last look at the job.</summary>
    public JobUpdate Update { get; }
}
