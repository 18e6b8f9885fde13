namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when the response to a submission was lost and it cannot be determined whether the service runs the
/// job.
/// </summary>
/// <remarks>
/// No second job was started. Check the <see cref="Candidates"/>, and submit the job again only if none of them is that job.
/// </remarks>
public sealed class SubmissionOutcomeUnknownException : BatchJobException
{
    internal SubmissionOutcomeUnknownException(string operation, string route, Exception cause)
        : this(
            $"{operation} ({route}) may or may not have been carried out: its response was lost or cannot be understood. Check what the service runs before you submit again. {cause.Message}",
            [],
            cause)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SubmissionOutcomeUnknownException"/> class.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="candidates">The jobs that the submission may have started.</param>
    /// <param name="innerException">The reason why the outcome is unknown. Default: <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="candidates"/> is <see langword="null"/>.</exception>
    public SubmissionOutcomeUnknownException(string message, IReadOnlyList<IBatchJob> candidates, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        Candidates = candidates;
    }

    /// <summary>Gets the jobs that the submission may have started.</summary>
    /// <remarks>
    /// Where the caller chooses the identifier, this is the one job with that identifier; otherwise these are the jobs that are new
    /// since the submission, or that may be new as far as the service tells. An empty list means that none was found or that the
    /// service could not be asked; it does not prove that no job was started, because a request that was lost on its way may still
    /// arrive.
    /// </remarks>
    public IReadOnlyList<IBatchJob> Candidates { get; }
}
