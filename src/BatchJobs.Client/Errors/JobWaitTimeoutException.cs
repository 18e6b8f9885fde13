namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when a wait reached its deadline and the job is not over. The job goes on, and can be waited for
/// again.
/// </summary>
public sealed class JobWaitTimeoutException : TimeoutException
{
    /// <summary>Initializes a new instance of the <see cref="JobWaitTimeoutException"/> class.</summary>
    /// <param name="update">The last update of the job.</param>
    /// <param name="limit">How long the wait was allowed to take.</param>
    public JobWaitTimeoutException(JobUpdate update, TimeSpan limit)
        : base(update is null or { PollCount: 0 }
            ? $"The service told nothing of job '{update?.JobId}' within {limit}; the job goes on, if there is one."
            : $"Job '{update.JobId}' was still {update.State} after {limit}; it goes on.")
    {
        ArgumentNullException.ThrowIfNull(update);
        Update = update;
        Limit = limit;
    }

    /// <summary>
    /// Gets the last update of the job; with <see cref="JobUpdate.PollCount"/> 0 and without a state when no poll came to an end.
    /// </summary>
    public JobUpdate Update { get; }

    /// <summary>Gets how long the wait was allowed to take.</summary>
    public TimeSpan Limit { get; }
}
