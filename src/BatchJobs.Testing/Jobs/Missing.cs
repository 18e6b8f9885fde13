namespace BatchJobs.Testing;

/// <summary>Says that something a test has asked for is not there, and what is.</summary>
internal static class Missing
{
    private const int Most = 20;

    public static KeyNotFoundException Of(string what, string id, IEnumerable<string> existing) => new($"There is no {what} '{id}'. {Existing(existing)}");

    /// <summary>The sentence about what there is.</summary>
    public static string Existing(IEnumerable<string> existing)
    {
        string[] ids = [.. existing];
        return ids.Length == 0 ? "There is none at all."
            : $"There {(ids.Length == 1 ? "is" : "are")} {string.Join(", ", ids.Take(Most).Select(id => $"'{id}'"))}{(ids.Length > Most ? $" and {ids.Length - Most} more" : "")}.";
    }
}
