using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the identifiers of tasks, or the first part of them.</summary>
/// <remarks>Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), <c>GET /tasks</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamTaskList
{
    /// <summary>Gets the number of tasks that were found, and which part of them the list contains.</summary>
    [AllowNull]
    [JsonPropertyName("hits")]
    public VitamHits Hits { get; init => field = value ?? new VitamHits(); } = new();

    /// <summary>Gets the request as the service understood it.</summary>
    [AllowNull]
    [JsonPropertyName("context")]
    public VitamListContext Context { get; init => field = value ?? new VitamListContext(); } = new();

    /// <summary>Gets the identifiers of the tasks (<c>results</c>).</summary>
    [JsonPropertyName("results")]
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Gets a value that indicates whether more tasks were found than the list contains.</summary>
    /// <remarks>The document does not describe how to get them; use a narrower query.</remarks>
    [JsonIgnore]
    public bool HasMore => Hits.Offset + (long)(Hits.SizeOnWire ?? Ids.Count) < Hits.Total;

    /// <summary>Gets the information from the headers of the response.</summary>
    [JsonIgnore]
    public VitamResponseMetadata ResponseMetadata { get; init; } = VitamResponseMetadata.None;

    /// <summary>Gets the JSON members that this library does not know.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ?? JsonMembers.None;

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonMembers? Unknown { get; set; }

    /// <summary>Returns the number of identifiers in the list and the number of tasks that were found.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Ids.Count} of {Math.Max(Hits.Total, Ids.Count)} tasks";
}
