using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes a repository that the server uses.</summary>
public sealed record DataFluxRepository
{
    /// <summary>Gets the repository's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Gets the kind of the repository, for example <c>Database</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>Gets the repository's UUID.</summary>
    [JsonPropertyName("uuid")]
    public string? Uuid { get; init; }

    /// <summary>Gets the repository's version.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }
}
