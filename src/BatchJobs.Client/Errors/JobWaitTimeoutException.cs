namespace BatchJobs.Client;

/// <summary>The wait reached its deadline, and the job is not over. It goes on, and can be waited for again.</summary>
public sealed class JobWaitTimeoutException : TimeoutException
{
    internal JobWaitTimeoutException(JobUpdate update, TimeSpan limit)
        : base(update.PollCount == 0
            ? $"The service told nothing of job '{update.JobId}' within {limit}; the job goes on, if there is one."
            : $"Job '{update.JobId}' was still {update.State} after {limit}; it goes on.")
    {
        Update = update;
        Limit = limit;
    }

    /// <summary>The last look at the job; with <see cref="JobUpdate.PollCount"/> 0 and without a state when none came to an end.</summary>
    public JobUpdate Update { get; }

    /// <summary>How long the wait was allowed to take.</summary>
    public TimeSpan Limit { get; }
}
