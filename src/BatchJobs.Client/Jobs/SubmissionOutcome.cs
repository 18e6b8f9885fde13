namespace BatchJobs.Client;

/// <summary>Specifies what became of one of many submissions.</summary>
public enum SubmissionStatus
{
    /// <summary>The submission was not begun, because the method was canceled before.</summary>
    NotStarted,

    /// <summary>The job was submitted.</summary>
    Submitted,

    /// <summary>The submission failed, and no job was started.</summary>
    Failed,

    /// <summary>The job may or may not have been submitted.</summary>
    Unknown,
}

/// <summary>Describes what became of one of many submissions.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="TJob">The type of the jobs' handles.</typeparam>
/// <param name="item">The item that was to be submitted.</param>
/// <param name="status">What became of it.</param>
/// <remarks>Instances are immutable.</remarks>
public sealed class SubmissionOutcome<TItem, TJob>(TItem item, SubmissionStatus status)
    where TJob : class, IBatchJob
{
    /// <summary>Gets the item that was to be submitted.</summary>
    public TItem Item { get; } = item;

    /// <summary>Gets what became of it.</summary>
    public SubmissionStatus Status { get; } = status;

    /// <summary>Gets the handle of the job; <see langword="null"/> if it was not submitted, or if that is not known.</summary>
    public TJob? Job { get; init; }

    /// <summary>Gets the exception of the submission; <see langword="null"/> if there was none.</summary>
    public Exception? Error { get; init; }

    /// <summary>Gets the jobs that an unknown submission may have started, as far as the service tells.</summary>
    public IReadOnlyList<IBatchJob> Candidates => (Error as SubmissionOutcomeUnknownException)?.Candidates ?? [];

    /// <summary>Returns the item and what became of it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Error is null ? $"{Item}: {Status}" : $"{Item}: {Status}. {Error.Message}";
}
