using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>What a list was asked for, as the service understood it.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>context</c> of a collection list.</remarks>
public sealed record VitamListContext
{
    /// <summary>The query; null when there was none.</summary>
    [JsonPropertyName("query")]
    public string? Query { get; init; }
}
