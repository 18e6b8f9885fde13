using System.Net;

namespace BatchJobs.Client;

/// <summary>The parts of an answer that an exception may keep.</summary>
internal sealed record ErrorDetails
{
    public required string Operation { get; init; }

    public required string Route { get; init; }

    public required HttpStatusCode StatusCode { get; init; }

    public string? RequestId { get; init; }

    public string? ApiVersion { get; init; }

    public string? Message { get; init; }

    /// <summary>What the service says beside its message, in short.</summary>
    public string? Details { get; init; }

    public string? BodyExcerpt { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>The service's clock when it answered, if it told.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>The exception that says what happened; its type says what a program can do about it.</summary>
    public ServiceException ToException(string problem)
    {
        string message = Describe(problem);
        return StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new AccessDeniedException(message, this),
            HttpStatusCode.NotFound => new ResourceNotFoundException(message, this),
            HttpStatusCode.Conflict => new ResourceConflictException(message, this),
            _ => new ServiceException(message, this),
        };
    }

    /// <summary>The exception for an answer that says in its body, and not in its status, that nothing is there.</summary>
    public ResourceNotFoundException ToNotFound(string problem) => new(Describe(problem), this);

    private string Describe(string problem) => $"{Operation} ({Route}) {problem}{Detail()}{Reference()}";

    private string Detail() => Message is null ? Shortened(": ", BodyExcerpt) ?? "." : Shortened(": ", Message) + Shortened(" | ", Details);

    private static string? Shortened(string separator, string? text) => text switch
    {
        null => null,
        { Length: > 200 } => $"{separator}{text.AsSpan(0, 200)}…",
        _ => separator + text,
    };

    private string Reference() => RequestId is null ? "" : $" [request {RequestId}]";
}
