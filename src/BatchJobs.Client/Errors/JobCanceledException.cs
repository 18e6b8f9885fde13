namespace BatchJobs.Client;

/// <summary>The exception that is thrown when a job that was waited for has been canceled.</summary>
public class JobCanceledException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobCanceledException"/> class.</summary>
    /// <param name="update">The last update of the job.</param>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is <see langword="null"/>.</exception>
    public JobCanceledException(JobUpdate update)
        : base($"Job '{update?.JobId}' was canceled.")
    {
        ArgumentNullException.ThrowIfNull(update);
        Update = update;
    }

    /// <summary>Gets the last update of the job.</summary>
    public JobUpdate Update { get; }
}
