using System.Text;

namespace BatchJobs.Client;

/// <summary>The encodings that a service may name.</summary>
internal static class CharacterSet
{
    public static byte[] ToUtf8(byte[] text, string? charSet) =>
        Find(charSet) is { } other ? Encoding.Convert(other, Encoding.UTF8, text) : text;

    /// <summary>The encoding of a name; null for UTF-8, for no name and for one that nobody knows.</summary>
    public static Encoding? Find(string? charSet)
    {
        if (charSet?.Trim('"') is not { Length: > 0 } name || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            // Without registration Encoding does not know the code pages of Windows.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
