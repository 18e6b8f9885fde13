using System.Net;

namespace BatchJobs.Client;

/// <summary>Remembers whether the service may have carried out a try whose answer never came.</summary>
internal sealed class SubmissionTrace
{
    public bool AnswerLost { get; private set; }

    public void Record(bool mayHaveBeenApplied) => AnswerLost |= mayHaveBeenApplied;

    /// <summary>
    /// Whether a service that chooses identifiers may run something that no answer has named. A success that cannot be
    /// understood hides it as well as no answer does, and so does a redirection.
    /// </summary>
    public bool LeavesOpen(Exception exception) =>
        exception is ServiceException { StatusCode: < HttpStatusCode.BadRequest }
        || (AnswerLost && exception is BatchJobException or CallTimeoutException);
}
