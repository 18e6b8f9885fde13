using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>The identifiers of tasks, or the beginning of their list.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>GET /tasks</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamTaskList
{
    /// <summary>How many there are, and which part of them this is.</summary>
    [AllowNull]
    [JsonPropertyName("hits")]
    public VitamHits Hits { get; init => field = value ?? new VitamHits(); } = new();

    /// <summary>What was asked, as the service understood it.</summary>
    [AllowNull]
    [JsonPropertyName("context")]
    public VitamListContext Context { get; init => field = value ?? new VitamListContext(); } = new();

    /// <summary>The identifiers (<c>results</c>).</summary>
    [JsonPropertyName("results")]
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>
    /// Whether there are more than these. The document does not say how to get them; a narrower query shows them.
    /// </summary>
    [JsonIgnore]
    public bool HasMore => Hits.Offset + (long)(Hits.SizeOnWire ?? Ids.Count) < Hits.Total;

    /// <summary>What the service said about this response in its headers.</summary>
    [JsonIgnore]
    public VitamResponseMetadata ResponseMetadata { get; init; } = VitamResponseMetadata.None;

    /// <summary>How many identifiers these are, of how many.</summary>
    public override string ToString() => $"{Ids.Count} of {Math.Max(Hits.Total, Ids.Count)} tasks";
}
