using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the status of one instance of the service.</summary>
/// <remarks>
/// A worker that was built later than the document answers with 204 and without a body when it is well:
/// <see cref="IsNoContent"/> is <see langword="true"/> then, and all members of the body are empty. Instances are immutable. Source:
/// API-Vitam, Worker interne, v1 (Alpha), <c>GET /status</c>.
/// </remarks>
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

    /// <summary>
    /// Gets a value that indicates whether the worker answered with 204 and without a body, which means that it is well. Default:
    /// <see langword="false"/>.
    /// </summary>
    [JsonIgnore]
    public bool IsNoContent { get; init; }

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

    /// <summary>
    /// Returns the service's name, the instance's identifier and its state; for a response without a body, what it means.
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsNoContent ? "The worker is well (204 without a body)." : $"{Service} {Id}: {Status}";
}
