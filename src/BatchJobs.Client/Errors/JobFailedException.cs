namespace BatchJobs.Client;

/// <summary>The job ended, and it failed.</summary>
public class JobFailedException : BatchJobException
{
    internal JobFailedException(JobUpdate update)
        : base($"Job '{update.JobId}' failed: {update.Message ?? "the service gave no reason."}") =>
        Update = update;

    /// <summary>The last look at the job; <see cref="JobUpdate.Message"/> is the service's reason.</summary>
    public JobUpdate Update { get; }
}
