namespace BatchJobs.Testing;

/// <summary>Finds what somebody may have meant.</summary>
internal static class ClosestMatch
{
    private const int LongestWord = 100;

    /// <summary>The candidate with the smallest edit distance (Levenshtein), without regard to case.</summary>
    public static string To(string word, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Distance(word[..Math.Min(word.Length, LongestWord)].ToUpperInvariant(), candidate.ToUpperInvariant())) ?? "";

    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
