using System.Diagnostics;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>How one instance of the service is.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>GET /status</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamServiceStatus
{
    /// <summary>The instance's identifier.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The service's name.</summary>
    [JsonPropertyName("service")]
    public required string Service { get; init; }

    /// <summary>When the instance was started.</summary>
    [JsonPropertyName("startDate")]
    public required VitamTime Started { get; init; }

    /// <summary>How the instance is. Empty when it does not say.</summary>
    [JsonIgnore]
    public VitamServiceState Status { get => StatusOnWire ?? default; init => StatusOnWire = value; }

    /// <summary>The status as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("status")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VitamServiceState? StatusOnWire { get; init; }

    /// <summary>What the service said about this response in its headers.</summary>
    [JsonIgnore]
    public VitamResponseMetadata ResponseMetadata { get; init; } = VitamResponseMetadata.None;

    /// <summary>Service, instance and state.</summary>
    public override string ToString() => $"{Service} {Id}: {Status}";
}
