namespace BatchJobs.Client.Spss;

/// <summary>The exception that is thrown when the deletion of several jobs failed, and some of them may have been deleted before.</summary>
public sealed class JobDeletionIncompleteException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobDeletionIncompleteException"/> class.</summary>
    /// <param name="count">The number of jobs that are known to be deleted.</param>
    /// <param name="remaining">The jobs that still exist; <see langword="null"/> if the service could not be queried.</param>
    /// <param name="innerException">Why the others were not deleted.</param>
    public JobDeletionIncompleteException(int count, IReadOnlyList<RemainingJob>? remaining, Exception? innerException = null)
        : base(
            $"The deletion of jobs failed after {count} had been deleted; "
            + (remaining is null ? "it could not be determined which ones still exist." : $"{remaining.Count} of them still exist.")
            + $" {innerException?.Message}",
            innerException)
    {
        Count = count;
        Remaining = remaining;
    }

    /// <summary>Gets the number of jobs that are known to be deleted.</summary>
    public int Count { get; }

    /// <summary>Gets the jobs that still exist; <see langword="null"/> if the service could not be queried.</summary>
    public IReadOnlyList<RemainingJob>? Remaining { get; }
}
