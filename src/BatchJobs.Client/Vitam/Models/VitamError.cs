using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the error of a task, with the errors that caused it.</summary>
/// <remarks>
/// An error whose shape differs from the document's is read as far as possible; a plain text becomes the <see cref="Message"/>.
/// Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), <c>error</c> of an async status.
/// </remarks>
[JsonConverter(typeof(VitamErrorConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamError
{
    /// <summary>Gets the HTTP status code that corresponds to the error (<c>http_code</c>).</summary>
    public int? HttpCode { get; init; }

    /// <summary>
    /// Gets the domain that the task belongs to. The JSON member is named <c>code</c>; a number in it is kept as its text.
    /// </summary>
    public VitamTaskType? Code { get; init; }

    /// <summary>Gets the reason of the error in Vitam's short code.</summary>
    public VitamErrorState? State { get; init; }

    /// <summary>Gets the message of the error.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the detailed description of the error.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the errors that caused this one.</summary>
    [AllowNull]
    public IReadOnlyList<VitamError> Errors { get; init => field = value is null or [] ? [] : value; } = [];

    /// <summary>Gets the JSON members that this library does not know.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ?? JsonMembers.None;

    /// <summary>The same; null if there are none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonMembers? Unknown { get; init; }

    /// <summary>Returns the state, the message and the description of the error and of its inner errors, one line each.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Lines(indent: ""));

    private IEnumerable<string> Lines(string indent)
    {
        string[] parts = [.. new[] { State?.Value, Message, Description }.Where(part => !string.IsNullOrEmpty(part)).Select(part => part!)];
        string code = HttpCode is null ? "" : $" ({HttpCode})";
        string text = parts.Length == 0 ? "error" : string.Join(": ", parts);
        return [$"{indent}{text}{code}", .. Errors.OfType<VitamError>().SelectMany(error => error.Lines(indent + "  "))];
    }
}
