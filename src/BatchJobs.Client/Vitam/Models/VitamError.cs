using System.Diagnostics;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>What went wrong with a task, with the errors that led to it.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>error</c> of an async status.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamError
{
    /// <summary>The status code of HTTP that fits the error.</summary>
    [JsonPropertyName("http_code")]
    public int? HttpCode { get; init; }

    /// <summary>What the task belongs to. The member is called <c>code</c>, and is none; a service that puts a number there is understood.</summary>
    [JsonPropertyName("code")]
    [JsonConverter(typeof(VitamErrorCodeConverter))]
    public VitamTaskType? Code { get; init; }

    /// <summary>What went wrong, in Vitam's short code.</summary>
    [JsonPropertyName("state")]
    public VitamErrorState? State { get; init; }

    /// <summary>What went wrong, in a sentence.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <summary>What went wrong, with the particulars.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The errors that led to this one.</summary>
    [JsonIgnore]
    public IReadOnlyList<VitamError> Errors { get => Inner ?? []; init => Inner = value is null or [] ? null : value; }

    /// <summary>The inner errors as they are on the wire, where their list is left out when there is none.</summary>
    [JsonInclude]
    [JsonPropertyName("errors")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal IReadOnlyList<VitamError>? Inner { get; init; }

    /// <summary>State, message and description, and those of the inner errors, a line each.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Lines(indent: ""));

    private IEnumerable<string> Lines(string indent)
    {
        string[] parts = [.. new[] { State?.Value, Message, Description }.Where(part => !string.IsNullOrEmpty(part)).Select(part => part!)];
        string code = HttpCode is null ? "" : $" ({HttpCode})";
        string text = parts.Length == 0 ? "error" : string.Join(": ", parts);
        return [$"{indent}{text}{code}", .. Errors.OfType<VitamError>().SelectMany(error => error.Lines(indent + "  "))];
    }
}
