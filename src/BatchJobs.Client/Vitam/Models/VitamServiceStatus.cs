using System.Diagnostics;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the status of one instance of the service.</summary>
/// <remarks>Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), <c>GET /status</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamServiceStatus
{
    /// <summary>Gets the instance's identifier.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Gets the service's name.</summary>
    [JsonPropertyName("service")]
    public required string Service { get; init; }

    /// <summary>Gets the time when the instance was started.</summary>
    [JsonPropertyName("startDate")]
    public required VitamTime Started { get; init; }

    /// <summary>Gets the instance's state; empty if the service does not state it.</summary>
    [JsonIgnore]
    public VitamServiceState Status { get => StatusOnWire ?? default; init => StatusOnWire = value; }

    /// <summary>The status as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("status")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VitamServiceState? StatusOnWire { get; init; }

    /// <summary>Gets the information from the headers of the response.</summary>
    [JsonIgnore]
    public VitamResponseMetadata ResponseMetadata { get; init; } = VitamResponseMetadata.None;

    /// <summary>Returns the service's name, the instance's identifier and its state.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Service} {Id}: {Status}";
}
