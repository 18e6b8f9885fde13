using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes a job flow.</summary>
/// <remarks>Instances are immutable. Source: DataFlux Data Management Batch Job REST API, <c>jobflow.definition</c>.</remarks>
public sealed record DataFluxJobFlow
{
    /// <summary>Gets the version of the representation; <see langword="null"/> if the service omits it.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>Gets the flow's identifier, which the service assigns.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Gets the flow's name, with its relative path if it has one. It never changes.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Gets the flow's description; <see langword="null"/> or empty if the server does not know it.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Gets the size of the flow's XML in bytes; <see langword="null"/> if the service states no number.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; init; }

    /// <summary>Gets the time when the flow was last changed.</summary>
    [JsonPropertyName("modifiedTimeStamp")]
    public DataFluxTimestamp Modified { get; init; }

    /// <summary>Gets the links to the operations on the flow.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }
}
