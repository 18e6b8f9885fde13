using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>A collection as it travels. Its <c>count</c> is not relied on.</summary>
internal sealed record DataFluxCollection<T>
    where T : class
{
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("count")]
    public int? Count { get; init; }

    [JsonPropertyName("items")]
    public required DataFluxList<T> Items { get; init; }

    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink>? Links { get; init; }
}

/// <summary>A list as it came, without the nulls in it, which say nothing.</summary>
internal static class NonNullItems
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items)
        where T : class =>
        items is null ? [] : items.Contains(null!) ? [.. items.Where(item => item is not null)] : items;
}
