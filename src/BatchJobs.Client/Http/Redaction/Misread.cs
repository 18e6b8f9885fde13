using System.Text;

namespace BatchJobs.Client;

/// <summary>What becomes of a secret when its UTF-8 is read in a character set of one byte a character, as servlet containers did by default.</summary>
internal static class Misread
{
    private const int WesternWindows = 1252;

    private static readonly Encoding[] Readers = [Encoding.Latin1, CodePagesEncodingProvider.Instance.GetEncoding(WesternWindows)!];

    /// <summary>A secret, and if it is not all ASCII what it is misread as.</summary>
    public static string[] Forms(string secret) =>
        Ascii.IsValid(secret) ? [secret] : [secret, .. Readers.Select(reader => reader.GetString(Encoding.UTF8.GetBytes(secret))).Distinct(StringComparer.Ordinal)];
}
