namespace BatchJobs.Client;

/// <summary>The exception that is thrown when a job that is waited for does not exist at the service.</summary>
/// <remarks>
/// The job was deleted during the wait, or it never existed. Where a service cancels a job by deleting it, the exception is also
/// thrown when the job was removed before the next poll.
/// </remarks>
public sealed class JobDeletedException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobDeletedException"/> class.</summary>
    /// <param name="jobId">The job's identifier.</param>
    /// <param name="lastSeen">The last update in which the job still existed; <see langword="null"/> if there was none.</param>
    /// <param name="innerException">The exception for the service's response. Default: <see langword="null"/>.</param>
    public JobDeletedException(string jobId, JobUpdate? lastSeen = null, Exception? innerException = null)
        : base(
            lastSeen is null
                ? $"Job '{jobId}' does not exist at the service."
                : $"Job '{jobId}' no longer exists at the service; it was last seen {lastSeen.State}.",
            innerException)
    {
        JobId = jobId;
        LastSeen = lastSeen;
    }

    /// <summary>Gets the job's identifier.</summary>
    public string JobId { get; }

    /// <summary>Gets the last update in which the job still existed; <see langword="null"/> if there was none.</summary>
    public JobUpdate? LastSeen { get; }
}
