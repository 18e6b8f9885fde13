using System.Net;

namespace BatchJobs.Client;

/// <summary>Tells transient failures from final ones, and those the service cannot have seen from those it may have.</summary>
internal static class TransientErrors
{
    public static bool IsTransient(HttpStatusCode status, ServiceSettings settings) =>
        settings.InternalErrorsPass && status == HttpStatusCode.InternalServerError
        || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>
    /// Only a 4xx other than 408 proves that a request was not carried out: a success may be one that cannot be read, a redirect leads
    /// elsewhere, and 408 and 5xx may be a gateway's.
    /// </summary>
    public static bool MayHaveBeenApplied(HttpStatusCode status) =>
        status is < HttpStatusCode.BadRequest or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    /// <summary>Only when no connection was made, a request was not carried out for sure.</summary>
    public static bool MayHaveBeenApplied(HttpRequestError error) =>
        error is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
}

/// <summary>
/// An attempt that got no response and may be repeated, in the form in which policies for HTTP recognise it. A failure that is final
/// leaves an attempt as itself.
/// </summary>
internal sealed class TransientRequestException(Call call, Exception failure) : HttpRequestException(failure.Message, failure)
{
    public Call Call => call;

    public Exception Failure { get; } = failure;
}

/// <summary>The content of a response that is no success and may be repeated: what the caller sees if repeating does not help.</summary>
internal sealed class ErrorContent(Call call, ServiceException refusal) : HttpContent
{
    public Call Call => call;

    public ServiceException Refusal { get; } = refusal;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
