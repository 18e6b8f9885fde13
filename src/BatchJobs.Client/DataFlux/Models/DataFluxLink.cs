using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes a link from one of the service's representations to another.</summary>
/// <remarks>Instances are immutable.</remarks>
public sealed record DataFluxLink
{
    /// <summary>Gets the link's relation, for example <c>cancel</c>.</summary>
    [AllowNull]
    [JsonPropertyName("rel")]
    public string Rel { get; init => field = value ?? ""; } = "";

    /// <summary>Gets the HTTP method for following the link.</summary>
    [JsonPropertyName("method")]
    public string? Method { get; init; }

    /// <summary>Gets the absolute address. It may name another host than the one that the request was sent to.</summary>
    [JsonPropertyName("href")]
    public string? Href { get; init; }

    /// <summary>Gets the address relative to the service's root, with or without a leading slash.</summary>
    [JsonPropertyName("uri")]
    public string? Uri { get; init; }

    /// <summary>
    /// Gets the media type of the response or, for POST and PUT, of the request; <see langword="null"/> if there is none.
    /// </summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>Returns the relation and the method.</summary>
    /// <returns>The text, without the addresses, which may contain anything.</returns>
    public override string ToString() => $"{Rel} ({Method})";

    /// <summary>The first link with a relation, wherever it stands; null when it is not offered.</summary>
    internal static DataFluxLink? Find(IReadOnlyList<DataFluxLink> links, string rel) =>
        links.FirstOrDefault(link => link is { Rel: { } own } && string.Equals(own, rel, StringComparison.Ordinal));
}

/// <summary>Describes the job that the response to following a link contains.</summary>
/// <param name="Job">The job as the server describes it.</param>
public sealed record DataFluxLinkedJob(DataFluxJobStatus Job);
