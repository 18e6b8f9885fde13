using System.Net;

namespace BatchJobs.Client;

/// <summary>Tells a poll that says nothing about its job from one that ends the wait.</summary>
internal static class Outage
{
    /// <summary>
    /// Whether the service could not answer: no response, 408, 429, or a 5xx other than those with which services answer for good,
    /// unless the service documents no 500. A handler that is disposed of, or cannot be used, is no service that is away.
    /// </summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        ServiceUnreachableException { IsOfHandler: true } => false,
        ServiceUnreachableException { Error: not HttpRequestError.ConfigurationLimitExceeded } or RequestTimeoutException => true,
        ServiceException { IsTransient: true } => true,
        ServiceException { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        ServiceException { StatusCode: HttpStatusCode.InternalServerError or HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported } => false,
        ServiceException { StatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    /// <summary>How long the service asks to wait before the next poll.</summary>
    public static TimeSpan RetryAfter(Exception failure) => (failure as ServiceException)?.RetryAfter ?? TimeSpan.Zero;

    /// <summary>Whether the service is there, and asks to be asked later.</summary>
    public static bool IsThrottled(Exception failure) =>
        failure is ServiceException { StatusCode: HttpStatusCode.TooManyRequests, RetryAfter: not null };
}
