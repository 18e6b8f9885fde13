using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the request for a list as the service understood it.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>context</c> of a collection list.</remarks>
public sealed record VitamListContext
{
    /// <summary>Gets the query; <see langword="null"/> if there was none.</summary>
    [JsonPropertyName("query")]
    public string? Query { get; init; }
}
