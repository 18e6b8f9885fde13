using System.Text.RegularExpressions;

namespace BatchJobs.Client;

/// <summary>Masks secrets in text that came from outside and goes into an exception or a log.</summary>
internal static partial class Redaction
{
    private const string Mask = "***";

    public static string Apply(string text, IEnumerable<string> secrets)
    {
        foreach (string secret in secrets)
        {
            if (secret.Length > 0)
            {
                text = text
                    .Replace(secret, Mask, StringComparison.Ordinal)
                    .Replace(Uri.EscapeDataString(secret), Mask, StringComparison.OrdinalIgnoreCase);
            }
        }

        return QueryKey().Replace(PasswordMember().Replace(text, "$1\"" + Mask + "\""), "$1" + Mask);
    }

    // The closing quote is optional: an excerpt may end within the value.
    [GeneratedRegex("""("password"\s*:\s*)"(?:[^"\\]|\\.)*"?""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PasswordMember();

    [GeneratedRegex("""(accesskey=)[^&\s"'<>]+""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueryKey();
}
