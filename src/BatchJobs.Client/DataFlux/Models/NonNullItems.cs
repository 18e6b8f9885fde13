namespace BatchJobs.Client.DataFlux;

/// <summary>A list as it came, without the nulls in it, which say nothing.</summary>
internal static class NonNullItems
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items)
        where T : class =>
        items is null ? [] : items.Contains(null!) ? [.. items.Where(item => item is not null)] : items;
}
