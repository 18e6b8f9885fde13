namespace BatchJobs.Client;

/// <summary>The wait reached its deadline, and the job is not over. It goes on, and can be waited for again.</summary>
public sealed class JobWaitTimeoutException : TimeoutException
{
    internal JobWaitTimeoutException(JobUpdate update, TimeSpan limit)
        : base($"Job '{update.JobId}' was still {update.State} after {limit}; it goes on.")
    {
        Update = update;
        Limit = limit;
    }

    /// <summary>The last look at the job.</summary>
    public JobUpdate Update { get; }

    /// <summary>How long the wait was allowed to take.</summary>
    public TimeSpan Limit { get; }
}
