using System.Net;
using System.Text.Encodings.Web;
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
            foreach (string spelling in Spellings(secret))
            {
                text = text.Replace(spelling, Mask, StringComparison.OrdinalIgnoreCase);
            }
        }

        return QueryKey().Replace(PasswordMember().Replace(text, "$1\"" + Mask + "\""), "$1" + Mask);
    }

    /// <summary>How a secret may come back: as it is, in an address, in JSON, in HTML, or with its plus signs gone blank.</summary>
    private static IEnumerable<string> Spellings(string secret) => secret.Length == 0
        ? []
        : [
            secret,
            Uri.EscapeDataString(secret),
            JavaScriptEncoder.Default.Encode(secret),
            secret.Replace("/", "\\/", StringComparison.Ordinal),
            WebUtility.HtmlEncode(secret),
            secret.Replace('+', ' '),
        ];

    // The closing quote is optional: an excerpt may end within the value.
    [GeneratedRegex("""("password"\s*:\s*)"(?:[^"\\]|\\.)*"?""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PasswordMember();

    [GeneratedRegex("""(accesskey=)[^&\s"'<>]+""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueryKey();
}
