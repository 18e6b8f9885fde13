namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when a job was submitted, the response was lost, and nothing can prove whether the service runs the
/// job. No second one was started. Look at the candidates, and submit again only when none of them is the job.
/// </summary>
public sealed class SubmissionOutcomeUnknownException : BatchJobException
{
    internal SubmissionOutcomeUnknownException(string operation, string route, Exception cause)
        : this(
            $"{operation} ({route}) may or may not have been carried out: its response was lost or cannot be understood. Look before you submit again. {cause.Message}",
            [],
            cause)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SubmissionOutcomeUnknownException"/> class.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="candidates">The jobs that the submission may have started.</param>
    /// <param name="innerException">Why the outcome is unknown.</param>
    public SubmissionOutcomeUnknownException(string message, IReadOnlyList<IBatchJob> candidates, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        Candidates = candidates;
    }

    /// <summary>
    /// Gets the jobs that the submission may have started: the one job where the caller chose its identifier, otherwise those that are
    /// new since, or that may be new as far as the service tells. Empty when none was found or the service could not be asked, which
    /// proves nothing: a request that was lost on its way may still arrive.
    /// </summary>
    public IReadOnlyList<IBatchJob> Candidates { get; }

    /// <summary>How often the request was repeated before, as long as it could not have been applied.</summary>
    internal int Retries { get; set; }
}
