using System.Collections.Frozen;
using System.Net;

namespace BatchJobs.Client;

/// <summary>
/// The exception that is thrown when the service's response is not the expected one: it has an error status, or a body that cannot
/// be understood.
/// </summary>
public class ServiceException : BatchJobException
{
    /// <summary>
    /// Initializes a new instance of the <see cref="ServiceException"/> class, for tests that implement an interface.
    /// </summary>
    /// <param name="statusCode">The status code of the response.</param>
    /// <param name="message">The message that describes the error.</param>
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
        ClientRequestId = response.ClientRequestId;
        ResponseHeaders = response.ResponseHeaders;
        ServiceMessage = response.Message;
        BodyExcerpt = response.BodyExcerpt;
        RetryAfter = response.RetryAfter;
        IsTransient = response.IsTransient;
    }

    /// <summary>Gets the operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; init; }

    /// <summary>
    /// Gets the HTTP method and the template of the path, for example <c>POST /pm/v1/jobs/{id}</c>; never the address itself.
    /// </summary>
    public string Route { get; init; }

    /// <summary>Gets the status code of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// Gets the service's identifier of the request, for support cases; <see langword="null"/> if the service gave none.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the complete version of the API; <see langword="null"/> if the service does not state it.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>
    /// Gets the identifier that the client gave the request; <see langword="null"/> if it gave none.
    /// </summary>
    public string? ClientRequestId { get; init; }

    /// <summary>
    /// Gets those headers of the response that the service documents, at most 128 characters of each, with secrets masked. Names are
    /// compared without regard to case. <c>VitamResponseMetadata.Of</c> reads Vitam's. Default: none.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyDictionary<string, string> ResponseHeaders
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        }
    } = FrozenDictionary<string, string>.Empty;

    /// <summary>Gets the message that the service put into its response; <see langword="null"/> if none was recognized.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>
    /// Gets the beginning of the response's body, at most 1,024 characters, with secrets masked; <see langword="null"/> if the body
    /// is empty.
    /// </summary>
    public string? BodyExcerpt { get; init; }

    /// <summary>
    /// Gets the time that the service asks to wait before the next attempt; <see langword="null"/> if it does not ask.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value that indicates whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }
}
