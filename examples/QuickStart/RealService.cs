namespace QuickStart;

/// <summary>What the options of a run on a real service must be, whichever service it is.</summary>
internal static class RealService
{
    public static IEnumerable<string> Problems(string url, bool instant)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            yield return $"--url '{url}' is no http or https address.";
        }

        if (instant)
        {
            yield return "--instant is for the embedded fake server: a real service cannot pass its waiting at once.";
        }
    }

    /// <summary>A secret from the environment; null when it is not set.</summary>
    public static string? Secret(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret ? secret : null;
}
