namespace BatchJobs.Client.Spss;

/// <summary>The exception that is thrown when the deletion of several jobs failed, and some of them may have been deleted before.</summary>
public sealed class JobDeletionIncompleteException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobDeletionIncompleteException"/> class.</summary>
    /// <param name="count">How many jobs were deleted for sure.</param>
    /// <param name="remaining">Which of them still exist; <see langword="null"/> when the service could not be asked.</param>
    /// <param name="innerException">Why the others were not deleted.</param>
    public JobDeletionIncompleteException(int count, IReadOnlyList<string>? remaining, Exception? innerException = null)
        : base(
            $"The deletion of jobs failed after {count} had been deleted; "
            + (remaining is null ? "which ones still exist could not be found out." : $"{remaining.Count} of them still exist.")
            + $" {innerException?.Message}",
            innerException)
    {
        Count = count;
        Remaining = remaining;
    }

    /// <summary>Gets how many jobs were deleted for sure, in the service's count.</summary>
    public int Count { get; }

    /// <summary>Gets which of them still exist; <see langword="null"/> when the service could not be asked.</summary>
    public IReadOnlyList<string>? Remaining { get; }
}
