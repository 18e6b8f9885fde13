using System.Net;

namespace BatchJobs.Client;

/// <summary>
/// The service answered, and the answer is not the one that the operation promises: an error status, or a body that
/// cannot be understood.
/// </summary>
public class ServiceException : BatchJobException
{
    internal ServiceException(string message, ErrorDetails answer)
        : base(message)
    {
        Operation = answer.Operation;
        Route = answer.Route;
        StatusCode = answer.StatusCode;
        RequestId = answer.RequestId;
        ApiVersion = answer.ApiVersion;
        ServiceMessage = answer.Message;
        BodyExcerpt = answer.BodyExcerpt;
        RetryAfter = answer.RetryAfter;
        IsTransient = answer.IsTransient;
        ServerTime = answer.ServerTime;
    }

    /// <summary>The operation, for example <c>SPSS SubmitJob</c>.</summary>
    public string Operation { get; }

    /// <summary>The verb and the path's template, for example <c>POST /pm/v1/jobs/{id}</c>; never the address itself.</summary>
    public string Route { get; }

    /// <summary>The status code of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The service's own identifier of the request, to name in a support case; null when it gave none.</summary>
    public string? RequestId { get; }

    /// <summary>The complete version of the API that answered; null when the service does not say.</summary>
    public string? ApiVersion { get; }

    /// <summary>The message that the service put in its answer; null when there was none to be recognised.</summary>
    public string? ServiceMessage { get; }

    /// <summary>The beginning of the answer's body, at most 1,024 characters, with secrets masked; null for an empty body.</summary>
    public string? BodyExcerpt { get; }

    /// <summary>How long the service asks to wait before the next try; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; }

    internal DateTimeOffset? ServerTime { get; }
}
