namespace BatchJobs.Client;

/// <summary>
/// A job was submitted, the answer was lost, and nothing can prove whether the service runs it. No second one was started.
/// Look at the candidates, and submit again only when none of them is the job.
/// </summary>
public sealed class SubmissionOutcomeUnknownException : BatchJobException
{
    internal SubmissionOutcomeUnknownException(IBatchJob candidate, Exception cause)
        : base(
            $"The answer to the submission of job '{candidate.Id}' was lost, and the service may or may not run it. "
            + "Look at the job before you submit again.",
            cause) =>
        Candidates = [candidate];

    internal SubmissionOutcomeUnknownException(string operation, string route, Exception cause)
        : this(
            $"{operation} ({route}) may or may not have been carried out: its answer was lost or cannot be understood. Look before you submit again.",
            [],
            cause)
    {
    }

    internal SubmissionOutcomeUnknownException(string message, IReadOnlyList<IBatchJob> candidates, Exception cause)
        : base(message, cause) =>
        Candidates = candidates;

    /// <summary>
    /// The jobs that the submission may have started: the one job where the caller chose its identifier, else those that are
    /// new since, or that may be new as far as the service tells. Empty when none was found or the service could not be asked, which proves nothing: a request that was
    /// lost on its way may still arrive.
    /// </summary>
    public IReadOnlyList<IBatchJob> Candidates { get; }

    /// <summary>How often the request was repeated before, as long as it could not have been applied.</summary>
    internal int Retries { get; set; }
}
