namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when a job that was waited for stayed in a state that this library does not know, for as long as
/// <see cref="PollingOptions.UnknownStateTolerance"/>.
/// </summary>
/// <remarks>The job is not affected and can be waited for again.</remarks>
public sealed class JobStateUnknownException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobStateUnknownException"/> class.</summary>
    /// <param name="update">The last update of the job.</param>
    /// <param name="duration">The time for which the job was seen in that state.</param>
    /// <param name="advice">What to do about it, which becomes the end of the message.</param>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is <see langword="null"/>.</exception>
    public JobStateUnknownException(JobUpdate update, TimeSpan duration, string advice)
        : base($"Job '{update?.JobId}' was in the state '{update?.State}', which this library does not know, for {duration}; the job is not affected. {advice}")
    {
        ArgumentNullException.ThrowIfNull(update);
        Update = update;
        Duration = duration;
    }

    /// <summary>Gets the last update of the job.</summary>
    public JobUpdate Update { get; }

    /// <summary>Gets the time for which the job was seen in that state.</summary>
    public TimeSpan Duration { get; }
}
