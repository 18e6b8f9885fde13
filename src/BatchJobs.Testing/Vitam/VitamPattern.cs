namespace BatchJobs.Testing.Vitam;

/// <summary>A literal of a query in which <c>*</c> stands for any characters.</summary>
internal sealed class VitamPattern(string text)
{
    private readonly string[] parts = text.Split('*');

    /// <summary>Each part is taken where it first occurs, which is as good as any other place, so there is no way back.</summary>
    public bool Matches(string value)
    {
        if (parts is [var whole])
        {
            return value == whole;
        }

        string first = parts[0];
        string last = parts[^1];
        if (value.Length < first.Length + last.Length
            || !value.StartsWith(first, StringComparison.Ordinal)
            || !value.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> between = value.AsSpan(first.Length, value.Length - first.Length - last.Length);
        foreach (string part in parts.AsSpan(1, parts.Length - 2))
        {
            int found = between.IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            between = between[(found + part.Length)..];
        }

        return true;
    }
}
