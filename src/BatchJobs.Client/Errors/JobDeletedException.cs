namespace BatchJobs.Client;

/// <summary>
/// The job no longer exists at the service: it was deleted while somebody waited for it, or it never existed. A service that
/// cancels by deleting looks like this when the job was gone before the next look at it.
/// </summary>
public sealed class JobDeletedException : BatchJobException
{
    internal JobDeletedException(string jobId, JobUpdate? lastSeen, Exception cause)
        : base(
            lastSeen is null
                ? $"Job '{jobId}' does not exist at the service."
                : $"Job '{jobId}' no longer exists at the service; it was last seen {lastSeen.State}.",
            cause)
    {
        JobId = jobId;
        LastSeen = lastSeen;
    }

    /// <summary>The job's identifier.</summary>
    public string JobId { get; }

    /// <summary>The last look at which the job was still there; null when there was none.</summary>
    public JobUpdate? LastSeen { get; }
}
