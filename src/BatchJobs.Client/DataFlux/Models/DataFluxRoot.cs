using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>The service's entrance: links to what it can do.</summary>
/// <remarks>Source: DataFlux Data Management Batch Job REST API, <c>GET /</c>.</remarks>
public sealed record DataFluxRoot
{
    /// <summary>The representation's version.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>
    /// The links. Some are templates with a name in braces, and <c>delete</c> is the one that deletes all engines.
    /// </summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>The link with a relation; null when the service does not offer it.</summary>
    /// <param name="rel">The relation, for example <c>jobsByState</c>.</param>
    public DataFluxLink? FindLink(string rel) => DataFluxLink.Find(Links, rel);
}
