namespace BatchJobs.Client;

/// <summary>The job ended, and it failed.</summary>
public class JobFailedException : BatchJobException
{
    internal JobFailedException(JobUpdate update)
        : this(update, static reason => reason)
    {
    }

    /// <param name="update">The last look at the job.</param>
    /// <param name="mask">Hides secrets in the service's reason.</param>
    internal JobFailedException(JobUpdate update, Func<string?, string?> mask)
        : base($"Job '{update.JobId}' failed: {mask(update.Message) ?? "the service gave no reason."}") =>
        Update = update;

    /// <summary>The last look at the job; <see cref="JobUpdate.Message"/> is the service's reason.</summary>
    public JobUpdate Update { get; }
}
