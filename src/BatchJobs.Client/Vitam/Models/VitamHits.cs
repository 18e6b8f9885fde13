using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes how many tasks a query has found, and which part of them a response contains.</summary>
/// <remarks>
/// A number that the service does not state is 0. Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha),
/// <c>hits</c> of a collection list.
/// </remarks>
public sealed record VitamHits
{
    /// <summary>Gets the number of tasks that were found.</summary>
    [JsonIgnore]
    public int Total { get => TotalOnWire ?? 0; init => TotalOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("total")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? TotalOnWire { get; init; }

    /// <summary>Gets the number of tasks in the response.</summary>
    [JsonIgnore]
    public int Size { get => SizeOnWire ?? 0; init => SizeOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("size")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? SizeOnWire { get; init; }

    /// <summary>Gets the number of tasks that precede those in the response.</summary>
    [JsonIgnore]
    public int Offset { get => OffsetOnWire ?? 0; init => OffsetOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("offset")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? OffsetOnWire { get; init; }

    /// <summary>Gets the maximum number of tasks in a response.</summary>
    [JsonIgnore]
    public int Limit { get => LimitOnWire ?? 0; init => LimitOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("limit")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? LimitOnWire { get; init; }

    /// <summary>Gets a value that indicates whether the search reached its time limit, so that there may be more tasks.</summary>
    [JsonIgnore]
    public bool TimedOut { get => TimeOut ?? false; init => TimeOut = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("time_out")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool? TimeOut { get; init; }

    /// <summary>
    /// Gets an identifier for the next part; <see langword="null"/> if there is none. The document has no operation that accepts
    /// it.
    /// </summary>
    [JsonPropertyName("next")]
    public string? Next { get; init; }

    /// <summary>Gets the JSON members that this library does not know.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ?? JsonMembers.None;

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonMembers? Unknown { get; set; }
}
