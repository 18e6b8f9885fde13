using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>What a job flow takes in and what it can put out.</summary>
/// <remarks>Source: DataFlux Data Management Batch Job REST API, <c>jobflow.metadata</c>.</remarks>
public sealed record DataFluxJobFlowMetadata
{
    /// <summary>The representation's version; null when the service leaves it out.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>The flow's identifier.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The flow's name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The flow's description; null or empty when the server does not know it.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What the flow takes in, by example; null when it takes nothing.</summary>
    [JsonPropertyName("inputs")]
    public DataFluxBindings? Inputs { get; init; }

    /// <summary>What the flow puts out, by example; null when it puts out nothing. An execution does not return it.</summary>
    [JsonPropertyName("outputs")]
    public DataFluxBindings? Outputs { get; init; }

    /// <summary>What can be done with the flow.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }
}
