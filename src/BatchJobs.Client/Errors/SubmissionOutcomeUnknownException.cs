namespace BatchJobs.Client;

/// <summary>
/// A job was submitted, the answer was lost, and nothing can prove whether the service runs it. No second one was started.
/// Look at the job, and submit again only when it did not run.
/// </summary>
public sealed class SubmissionOutcomeUnknownException : BatchJobException
{
    internal SubmissionOutcomeUnknownException(IBatchJob candidate, Exception cause)
        : base(
            $"The answer to the submission of job '{candidate.Id}' was lost, and the service may or may not run it. "
            + "Look at the job before you submit again.",
            cause) =>
        Candidate = candidate;

    /// <summary>The job that the submission may have started.</summary>
    public IBatchJob Candidate { get; }
}
