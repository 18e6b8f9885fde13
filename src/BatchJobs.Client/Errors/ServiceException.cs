using System.Net;

namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when the service's response is not what the operation promises: an error status, or a body that
/// cannot be understood.
/// </summary>
public class ServiceException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="ServiceException"/> class, as tests with their own implementation of an interface do.</summary>
    /// <param name="statusCode">The status code of the response.</param>
    /// <param name="message">What happened.</param>
    public ServiceException(HttpStatusCode statusCode, string message)
        : base(message)
    {
        StatusCode = statusCode;
        Operation = "";
        Route = "";
    }

    internal ServiceException(string message, ErrorDetails response)
        : base(message)
    {
        Operation = response.Operation;
        Route = response.Route;
        StatusCode = response.StatusCode;
        RequestId = response.RequestId;
        ApiVersion = response.ApiVersion;
        ServiceMessage = response.Message;
        BodyExcerpt = response.BodyExcerpt;
        RetryAfter = response.RetryAfter;
        IsTransient = response.IsTransient;
        ServerTime = response.ServerTime;
    }

    /// <summary>Gets the operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; init; }

    /// <summary>Gets the verb and the path's template, for example <c>POST /pm/v1/jobs/{id}</c>; never the address itself.</summary>
    public string Route { get; init; }

    /// <summary>Gets the status code of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the service's own identifier of the request, to name in a support case; <see langword="null"/> when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the complete version of the API; <see langword="null"/> when the service does not say.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Gets the message that the service put in its response; <see langword="null"/> when there was none to be recognised.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>
    /// Gets the beginning of the response's body, at most 1,024 characters, with secrets masked; <see langword="null"/> for an empty
    /// body.
    /// </summary>
    public string? BodyExcerpt { get; init; }

    /// <summary>Gets how long the service asks to wait before the next attempt; <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }

    internal DateTimeOffset? ServerTime { get; }
}
