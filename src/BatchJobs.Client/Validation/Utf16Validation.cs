namespace BatchJobs.Client;

/// <summary>Half of a surrogate pair cannot be sent: it would arrive as another character.</summary>
internal static class Utf16Validation
{
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
