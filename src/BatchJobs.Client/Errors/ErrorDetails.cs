using System.Collections.Frozen;
using System.Net;
using System.Text.Json;

namespace BatchJobs.Client;

/// <summary>The parts of a response that an exception may keep.</summary>
internal sealed record ErrorDetails
{
    public required string Operation { get; init; }

    public required string Route { get; init; }

    public required HttpStatusCode StatusCode { get; init; }

    public string? RequestId { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>The identifier that the client gave the request; null when it gave none.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>The headers that the service documents.</summary>
    public IReadOnlyDictionary<string, string> ResponseHeaders { get; init; } = FrozenDictionary<string, string>.Empty;

    public string? Message { get; init; }

    /// <summary>What the service says beside its message, in short.</summary>
    public string? Details { get; init; }

    public string? BodyExcerpt { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>The exception that says what happened; its type says what a program can do about it.</summary>
    public ServiceException ToException(string problem)
    {
        string message = Describe(problem);
        return StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new AccessDeniedException(message, this),
            HttpStatusCode.NotFound => new ResourceNotFoundException(message, this),
            HttpStatusCode.Conflict => new ResourceConflictException(message, this),
            HttpStatusCode.PreconditionFailed => new PreconditionFailedException(message, this),
            _ => new ServiceException(message, this),
        };
    }

    /// <summary>The exception for a response that says in its body, and not in its status, that nothing is there.</summary>
    public ResourceNotFoundException ToNotFound(string problem) => new(Describe(problem), this);

    /// <summary>What a message says of the identifiers of a request, that of the service and that of the client.</summary>
    public static string Reference(string? given, string? sent) => (given, sent) switch
    {
        (null, null) => "",
        (null, _) => $" [sent as {sent}]",
        _ when sent is null || sent == given => $" [request {given}]",
        _ => $" [request {given}, sent as {sent}]",
    };

    /// <summary>The message of an exception.</summary>
    public string Describe(string problem) => $"{Operation} ({Route}) {problem}{Detail()}{Reference(RequestId, ClientRequestId)}";

    private string Detail() => Message is null ? Shortened(": ", BodyExcerpt) ?? "." : Shortened(": ", Message) + Shortened(" | ", Details);

    private static string? Shortened(string separator, string? text) => text switch
    {
        null => null,
        { Length: > 200 } => $"{separator}{text.AsSpan(0, 200)}…",
        _ => separator + text,
    };

}

/// <summary>What an error's body says, if it is an object of JSON.</summary>
internal static class ErrorBody
{
    private const string Message = "message";

    // What several services have beside a message, or instead of one.
    private const string Description = "description";

    /// <summary>The member <c>message</c>, else <c>description</c>, and the texts of other members as one.</summary>
    public static (string? Message, string? Details) Read(byte[] body, IReadOnlyList<string> details)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, details) : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text in it with half of a surrogate pair.
            return default;
        }
    }

    private static (string? Message, string? Details) Read(JsonElement body, IReadOnlyList<string> details)
    {
        string name = string.IsNullOrWhiteSpace(Text(body, Message)) ? Description : Message;
        return (Text(body, name), Joined(details.Where(detail => detail != name).SelectMany(detail => Texts(body, detail))));
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static IEnumerable<string?> Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())
            : [Text(body, name)];

    private static string Joined(IEnumerable<string?> texts) => string.Join("; ", texts.Where(text => !string.IsNullOrWhiteSpace(text)));
}
