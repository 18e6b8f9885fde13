using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// What went wrong with a task, with the errors that led to it. A service that gives an error another shape than the
/// document does is understood as far as possible; a bare text is the <see cref="Message"/>.
/// </summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>error</c> of an async status.</remarks>
[JsonConverter(typeof(VitamErrorConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamError
{
    /// <summary>The status code of HTTP that fits the error (<c>http_code</c>).</summary>
    public int? HttpCode { get; init; }

    /// <summary>What the task belongs to. The member is called <c>code</c>, and is none; a service that puts a number there is understood.</summary>
    public VitamTaskType? Code { get; init; }

    /// <summary>What went wrong, in Vitam's short code.</summary>
    public VitamErrorState? State { get; init; }

    /// <summary>What went wrong, in a sentence.</summary>
    public string? Message { get; init; }

    /// <summary>What went wrong, with the particulars.</summary>
    public string? Description { get; init; }

    /// <summary>The errors that led to this one.</summary>
    [AllowNull]
    public IReadOnlyList<VitamError> Errors { get; init => field = value is null or [] ? [] : value; } = [];

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
