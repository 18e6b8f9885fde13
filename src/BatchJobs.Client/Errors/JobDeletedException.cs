namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when a job that is waited for does not exist at the service: it was deleted meanwhile, or it never
/// existed. A service that cancels by deleting looks like this when the job was gone before the next poll.
/// </summary>
public sealed class JobDeletedException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobDeletedException"/> class.</summary>
    /// <param name="jobId">The job's identifier.</param>
    /// <param name="lastSeen">The last update with which the job was still there; <see langword="null"/> when there was none.</param>
    /// <param name="innerException">The service's response.</param>
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

    /// <summary>Gets the last update with which the job was still there; <see langword="null"/> when there was none.</summary>
    public JobUpdate? LastSeen { get; }
}
