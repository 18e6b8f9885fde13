using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>The ways in which platforms write a text into another.</summary>
internal static partial class Spelling
{
    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["as it is"] = text => text,
        ["percent"] = Percent,
        ["percent in lower case"] = text => LowerCase().Replace(Percent(text), escape => escape.Value.ToLowerInvariant()),
        ["percent, twice"] = text => Percent(Percent(text)),
        ["percent, five times"] = text => Percent(Percent(Percent(Percent(Percent(text))))),
        ["form"] = text => WebUtility.UrlEncode(text),
        ["form, twice"] = text => WebUtility.UrlEncode(WebUtility.UrlEncode(text)),
        ["form, decoded once too often"] = text => text.Replace('+', ' '),
        ["JSON"] = Json,
        ["JSON in JSON"] = text => Json(Json(text)),
        ["JSON in JSON in JSON"] = text => Json(Json(Json(text))),
        ["JSON with backslashes"] = Slashes,
        ["JSON with backslashes, in JSON"] = text => Slashes(Slashes(text)),
        ["JSON with backslashes, four times"] = text => Slashes(Slashes(Slashes(Slashes(text)))),
        ["JSON in lower case"] = text => Signs(text, unit => $@"\u{unit:x4}"),
        ["HTML"] = WebUtility.HtmlEncode,
        ["HTML in numbers"] = text => Signs(text, unit => $"&#{unit};"),
        ["HTML in hexadecimal numbers"] = Hexadecimal,
        ["HTML by name"] = text => text.Replace("+", "&plus;").Replace("/", "&sol;").Replace("=", "&equals;").Replace("\"", "&quot;"),
        ["HTML in HTML"] = text => WebUtility.HtmlEncode(Hexadecimal(text)),
        ["percent in JSON"] = text => Json(Percent(text)),
        ["JSON in percent"] = text => Percent(Json(text)),
        ["JSON with backslashes in percent"] = text => Percent(Slashes(text)),
        ["percent in JSON in percent"] = text => Percent(Json(Percent(text))),
        ["JSON in percent in JSON"] = text => Slashes(Percent(Json(text))),
        ["HTML in JSON"] = text => Json(Hexadecimal(text)),
        ["HTML in percent"] = text => Percent(Hexadecimal(text)),
        ["JSON in HTML"] = text => WebUtility.HtmlEncode(Slashes(text)),
        ["percent in HTML"] = text => WebUtility.HtmlEncode(Percent(text)),
        ["quoted header"] = text => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"",
        ["extended header"] = text => $"UTF-8''{Percent(text)}",
    };

    public static string Json(string text) => JsonEncodedText.Encode(text).ToString();

    private static string Percent(string text) => Uri.EscapeDataString(text);

    private static string Slashes(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString().Replace("/", "\\/");

    private static string Hexadecimal(string text) => Signs(text, unit => $"&#x{unit:X2};");

    [GeneratedRegex("%..")]
    private static partial Regex LowerCase();

    private static string Signs(string text, Func<int, FormattableString> spell)
    {
        var spelled = new StringBuilder();
        foreach (char unit in text)
        {
            spelled.Append(char.IsAsciiLetterOrDigit(unit) || char.IsSurrogate(unit) ? unit.ToString() : spell(unit).ToString(CultureInfo.InvariantCulture));
        }

        return spelled.ToString();
    }
}
