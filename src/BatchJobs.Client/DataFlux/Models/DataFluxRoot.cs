using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes the service's entry point, with links to its operations.</summary>
/// <remarks>Instances are immutable. Source: DataFlux Data Management Batch Job REST API, <c>GET /</c>.</remarks>
public sealed record DataFluxRoot
{
    /// <summary>Gets the version of the representation.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>
    /// Gets the links. Some are templates with a name in braces, and <c>delete</c> is the one that deletes all engines.
    /// </summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }

    /// <summary>Returns the first link with a relation.</summary>
    /// <param name="rel">The relation, for example <c>jobsByState</c>.</param>
    /// <returns>The link; <see langword="null"/> if the service does not offer it.</returns>
    public DataFluxLink? FindLink(string rel) => DataFluxLink.Find(Links, rel);
}
