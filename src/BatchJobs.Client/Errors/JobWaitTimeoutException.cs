namespace BatchJobs.Client;

/// <summary>The exception that is thrown when a wait has reached its deadline and the job has not ended.</summary>
/// <remarks>The job is not affected and can be waited for again.</remarks>
public sealed class JobWaitTimeoutException : TimeoutException
{
    /// <summary>Initializes a new instance of the <see cref="JobWaitTimeoutException"/> class.</summary>
    /// <param name="update">The last update of the job.</param>
    /// <param name="limit">The time that the wait was allowed to take.</param>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is <see langword="null"/>.</exception>
    public JobWaitTimeoutException(JobUpdate update, TimeSpan limit)
        : base(update is null or { PollCount: 0 }
            ? $"No poll of job '{update?.JobId}' was completed within {limit}; the job, if it exists, is not affected."
            : $"Job '{update.JobId}' was still {update.State} after {limit}; the job is not affected.")
    {
        ArgumentNullException.ThrowIfNull(update);
        Update = update;
        Limit = limit;
    }

    /// <summary>
    /// Gets the last update of the job. If no poll was completed, its <see cref="JobUpdate.PollCount"/> is 0 and its
    /// <see cref="JobUpdate.State"/> is empty.
    /// </summary>
    public JobUpdate Update { get; }

    /// <summary>Gets the time that the wait was allowed to take (<see cref="WaitOptions.Timeout"/>).</summary>
    public TimeSpan Limit { get; }
}
