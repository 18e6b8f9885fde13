namespace BatchJobs.Testing;

/// <summary>Shortens what a message repeats of a request.</summary>
internal static class Excerpt
{
    private const int Longest = 100;

    /// <summary>The beginning of a text, without half of a surrogate pair at its end.</summary>
    public static string Of(string text) => text.Length <= Longest ? text
        : $"{text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)]}…";
}
