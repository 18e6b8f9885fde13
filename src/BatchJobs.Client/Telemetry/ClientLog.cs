using Microsoft.Extensions.Logging;

namespace BatchJobs.Client;

/// <summary>
/// Every event that is logged. Routes are templates, and states and identifiers are masked, so that no credential can be in them.
/// Identifiers of events are never used again for another.
/// </summary>
internal static partial class ClientLog
{
    /// <summary>What stands for an identifier that there is not.</summary>
    public const string None = "-";

    [LoggerMessage(1, LogLevel.Debug, "{Service} {Route} answered {Status} in {Duration} [job {JobId}, sent as {ClientRequestId}].")]
    public static partial void RequestAnswered(ILogger logger, string service, string route, int status, TimeSpan duration, string jobId, string clientRequestId);

    [LoggerMessage(2, LogLevel.Debug, "{Service} {Route} got no response: {Failure} ({Error}) [job {JobId}, sent as {ClientRequestId}].")]
    public static partial void RequestUnanswered(ILogger logger, string service, string route, string failure, HttpRequestError error, string jobId, string clientRequestId);

    [LoggerMessage(EventId = 3, Message = "{Service} {Route} is sent again in {Delay}, retry {Retry}, after {Reason} [job {JobId}].")]
    public static partial void RequestRetried(ILogger logger, LogLevel level, string service, string route, TimeSpan delay, int retry, string reason, string jobId);

    [LoggerMessage(10, LogLevel.Information, "{Service} job '{JobId}' was submitted ({Operation}).")]
    public static partial void JobSubmitted(ILogger logger, string service, string jobId, string operation);

    [LoggerMessage(11, LogLevel.Warning, "{Service} {Operation} may have started a job or not, after {Reason} [job {JobId}]. Check the jobs before you submit it again.")]
    public static partial void SubmissionOutcomeUnknown(ILogger logger, string service, string operation, string reason, string jobId);

    [LoggerMessage(20, LogLevel.Information, "{Service} job '{JobId}' is {Phase} (state '{State}') after {Elapsed}.")]
    public static partial void JobStateChanged(ILogger logger, string service, string jobId, JobPhase phase, string state, TimeSpan elapsed);

    [LoggerMessage(21, LogLevel.Information, "{Service} job '{JobId}' ended: {Phase} (state '{State}') after {Elapsed} and {PollCount} polls.")]
    public static partial void JobEnded(ILogger logger, string service, string jobId, JobPhase phase, string state, TimeSpan elapsed, int pollCount);

    [LoggerMessage(22, LogLevel.Information, "{Service} wait for job '{JobId}' ended before the job: {Outcome} ({Reason}).")]
    public static partial void WaitEnded(ILogger logger, string service, string jobId, string outcome, string reason);

    [LoggerMessage(23, LogLevel.Information, "{Service} job '{JobId}' cannot be polled: an outage began with {Reason}.")]
    public static partial void OutageBegan(ILogger logger, string service, string jobId, string reason);

    [LoggerMessage(24, LogLevel.Information, "{Service} job '{JobId}' can be polled again: the outage ended after {Duration}.")]
    public static partial void OutageEnded(ILogger logger, string service, string jobId, TimeSpan duration);

    [LoggerMessage(25, LogLevel.Warning, "{Service} job '{JobId}' is in the state '{State}', which this library does not know; a wait ends after {Tolerance} of it. {Advice}")]
    public static partial void JobStateUnknown(ILogger logger, string service, string jobId, string state, TimeSpan tolerance, string advice);

    [LoggerMessage(30, LogLevel.Error, "The changed options are not used, as they are not valid: {Problem}")]
    public static partial void OptionsInvalid(ILogger logger, string problem);
}
