using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace BatchJobs.Client;

/// <summary>Masks secrets in text that came from outside and goes into an exception, a log or a model.</summary>
internal static partial class Redactor
{
    private const string Mask = "***";

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The text with every secret masked; all of it when it defies the search.</summary>
    public static string Apply(string text, IEnumerable<string> secrets)
    {
        try
        {
            return Search(text, secrets);
        }
        catch (RegexMatchTimeoutException)
        {
            return Mask;
        }
    }

    private static string Search(string text, IEnumerable<string> secrets)
    {
        foreach (string secret in secrets)
        {
            // No spelling of a secret is shorter than the secret.
            if (secret.Length > 0 && secret.Length <= text.Length)
            {
                text = Regex.Replace(text, Pattern(secret), Mask, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout);
            }
        }

        if (text.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            text = PasswordMember().Replace(text, "${head}" + Mask + "${quote}");
        }

        return text.Contains("accesskey", StringComparison.OrdinalIgnoreCase) ? QueryKey().Replace(text, "${head}" + Mask) : text;
    }

    /// <summary>A secret in any spelling in which it may come back: each character by itself, or escaped.</summary>
    private static string Pattern(string secret) => string.Concat(secret.EnumerateRunes().Select(Spellings));

    private static string Spellings(Rune character)
    {
        string literal = character.ToString();
        if (Rune.IsLetterOrDigit(character) && character.IsAscii)
        {
            return literal;
        }

        string percent = Uri.EscapeDataString(literal);
        string json = string.Concat(literal.Select(unit => string.Create(CultureInfo.InvariantCulture, $@"\\u{(int)unit:x4}")));
        string entities = string.Create(CultureInfo.InvariantCulture, $"&#0*{character.Value};|&#x0*{character.Value:x};|{Regex.Escape(WebUtility.HtmlEncode(literal))}");
        string blank = literal == "+" ? "| " : "";
        return $@"(?:\\{{0,8}}{Regex.Escape(literal)}|{Regex.Escape(percent)}|{json}|{entities}{blank})";
    }

    // The closing quote is optional: an excerpt may end within the value. Quotes may be escaped, for JSON within JSON or HTML.
    [GeneratedRegex(
        """(?<head>(?<quote>\\{0,8}"|&quot;)password\k<quote>\s*:\s*\k<quote>)(?:(?!\k<quote>)\\.|(?!\k<quote>).)*(?:\k<quote>)?""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PasswordMember();

    [GeneratedRegex("""(?<head>accesskey=)[^&\s"'<>]+""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueryKey();
}
