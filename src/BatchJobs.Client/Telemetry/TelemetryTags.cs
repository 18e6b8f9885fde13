using System.Net;

namespace BatchJobs.Client;

/// <summary>The attributes of spans and metrics, and those of their values that are words of this library.</summary>
internal static class TelemetryTags
{
    public const string Service = "batchjobs.service";
    public const string Operation = "batchjobs.operation";
    public const string Outcome = "batchjobs.outcome";
    public const string Phase = "batchjobs.job.phase";
    public const string PollKind = "batchjobs.poll.kind";

    /// <summary>Of spans only: there are as many values as jobs.</summary>
    public const string JobId = "batchjobs.job.id";

    public const string ErrorType = "error.type";
    public const string StatusCode = "http.response.status_code";

    public static string Of(JobPhase phase) => phase switch
    {
        JobPhase.Pending => "pending",
        JobPhase.Running => "running",
        JobPhase.Canceling => "canceling",
        JobPhase.Succeeded => "succeeded",
        JobPhase.Failed => "failed",
        JobPhase.Canceled => "canceled",
        _ => "unknown",
    };

    /// <summary>How a wait ended that has not seen its job's end.</summary>
    public static string OutcomeOfWait(Exception? failure) => failure switch
    {
        JobDeletedException => "deleted",
        JobWaitTimeoutException => "timed_out",
        null or OperationCanceledException or ObjectDisposedException => "abandoned",
        _ => "unknown",
    };

    /// <summary>How a submission ended.</summary>
    public static string OutcomeOfSubmission(Exception? failure) => failure switch
    {
        null => "submitted",
        SubmissionOutcomeUnknownException => "unknown",
        OperationCanceledException => "abandoned",
        _ => "failed",
    };

    /// <summary>
    /// What went wrong, as the semantic conventions for HTTP have it: the status, the connection's error, or the type of the exception;
    /// never a text from outside.
    /// </summary>
    public static string ErrorTypeOf(Exception failure) => failure switch
    {
        ServiceException { StatusCode: >= HttpStatusCode.BadRequest } refusal => ((int)refusal.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ServiceUnreachableException { Error: not HttpRequestError.Unknown } unreachable => OfError(unreachable.Error),
        OperationCanceledException => typeof(OperationCanceledException).FullName!,
        _ => failure.GetType().FullName!,
    };

    private static string OfError(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "name_resolution_error",
        HttpRequestError.ConnectionError => "connection_error",
        HttpRequestError.SecureConnectionError => "secure_connection_error",
        HttpRequestError.HttpProtocolError => "http_protocol_error",
        HttpRequestError.ExtendedConnectNotSupported => "extended_connect_not_supported",
        HttpRequestError.VersionNegotiationError => "version_negotiation_error",
        HttpRequestError.UserAuthenticationError => "user_authentication_error",
        HttpRequestError.ProxyTunnelError => "proxy_tunnel_error",
        HttpRequestError.InvalidResponse => "invalid_response",
        HttpRequestError.ResponseEnded => "response_ended",
        HttpRequestError.ConfigurationLimitExceeded => "configuration_limit_exceeded",
        _ => "_OTHER",
    };
}
