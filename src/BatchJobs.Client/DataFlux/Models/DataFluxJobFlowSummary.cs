using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes a job flow in the list of all job flows.</summary>
/// <remarks>
/// Instances are immutable. Source: DataFlux Data Management Batch Job REST API, <c>jobflow.definition.summary</c>.
/// </remarks>
public sealed record DataFluxJobFlowSummary
{
    /// <summary>Gets the version of the representation; <see langword="null"/> if the service omits it.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>Gets the flow's identifier, which the service assigns.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Gets the flow's name, with its relative path if it has one.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Gets the flow's description; <see langword="null"/> or empty if the server does not know it.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Gets the links to the operations on the flow.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }
}
