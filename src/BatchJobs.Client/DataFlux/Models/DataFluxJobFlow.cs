using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>A job flow's definition.</summary>
/// <remarks>Source: DataFlux Data Management Batch Job REST API, <c>jobflow.definition</c>.</remarks>
public sealed record DataFluxJobFlow
{
    /// <summary>The representation's version; null when the service leaves it out.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>The flow's identifier, made by the service.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The flow's name, with its relative path if it has one. It never changes.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The flow's description; null or empty when the server does not know it.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>How many bytes the flow's XML document has; null when the service gives no number.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; init; }

    /// <summary>When the flow was last changed.</summary>
    [JsonPropertyName("modifiedTimeStamp")]
    public DataFluxTimestamp Modified { get; init; }

    /// <summary>What can be done with the flow.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }
}
