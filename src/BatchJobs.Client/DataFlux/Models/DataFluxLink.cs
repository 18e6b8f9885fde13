using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>A link from one of the service's representations to another.</summary>
public sealed record DataFluxLink
{
    /// <summary>What the link means, for example <c>cancel</c>.</summary>
    [AllowNull]
    [JsonPropertyName("rel")]
    public string Rel { get; init => field = value ?? ""; } = "";

    /// <summary>The HTTP method to follow it with.</summary>
    [JsonPropertyName("method")]
    public string? Method { get; init; }

    /// <summary>The address in full. It may name another host than the one that was asked.</summary>
    [JsonPropertyName("href")]
    public string? Href { get; init; }

    /// <summary>The address below the service's root; some come without the slash in front.</summary>
    [JsonPropertyName("uri")]
    public string? Uri { get; init; }

    /// <summary>The media type that is answered, or that is sent in the case of POST and PUT; null when there is none.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>The first link with a relation, wherever it stands; null when it is not offered.</summary>
    internal static DataFluxLink? Find(IReadOnlyList<DataFluxLink> links, string rel) =>
        links.FirstOrDefault(link => link is { Rel: { } own } && string.Equals(own, rel, StringComparison.Ordinal));
}

/// <summary>The job that a followed link is about.</summary>
/// <param name="Job">The job as the server describes it.</param>
public sealed record DataFluxLinkedJob(DataFluxJobStatus Job);
