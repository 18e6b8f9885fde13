using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>A repository that the server uses.</summary>
public sealed record DataFluxRepository
{
    /// <summary>The repository's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The kind of repository, for example <c>Database</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>The repository's own identifier.</summary>
    [JsonPropertyName("uuid")]
    public string? Uuid { get; init; }

    /// <summary>The repository's version.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }
}
