using System.Diagnostics;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>How many tasks a query has found, and which part of them a response has.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>hits</c> of a collection list.</remarks>
public sealed record VitamHits
{
    /// <summary>How many were found; 0 when the service does not say, as with the other numbers.</summary>
    [JsonIgnore]
    public int Total { get => TotalOnWire ?? 0; init => TotalOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("total")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? TotalOnWire { get; init; }

    /// <summary>How many are in this response.</summary>
    [JsonIgnore]
    public int Size { get => SizeOnWire ?? 0; init => SizeOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("size")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? SizeOnWire { get; init; }

    /// <summary>How many come before those in this response.</summary>
    [JsonIgnore]
    public int Offset { get => OffsetOnWire ?? 0; init => OffsetOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("offset")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? OffsetOnWire { get; init; }

    /// <summary>How many a response has at most.</summary>
    [JsonIgnore]
    public int Limit { get => LimitOnWire ?? 0; init => LimitOnWire = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("limit")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal int? LimitOnWire { get; init; }

    /// <summary>Whether the search ran out of time, so that there may be more.</summary>
    [JsonIgnore]
    public bool TimedOut { get => TimeOut ?? false; init => TimeOut = value; }

    /// <summary>The same as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("time_out")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool? TimeOut { get; init; }

    /// <summary>An identifier for the part that follows; null when none does. The document has no operation that takes it.</summary>
    [JsonPropertyName("next")]
    public string? Next { get; init; }
}
