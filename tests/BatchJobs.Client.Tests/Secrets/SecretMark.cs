using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>The secrets that must show nowhere, and the search for any piece of them, whatever it is wrapped in.</summary>
internal static partial class SecretMark
{
    /// <summary>The access key, the platform key, and the password of the server's user.</summary>
    public const string Key = "Zk3+q9/Xw7Lr0==";

    /// <summary>A database's password in a job definition.</summary>
    public const string Password = "Tr0ub4dor+3/x==";

    public const string User = "ram";

    public static readonly string Credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Key}"));

    // As little of a secret as is no coincidence.
    private const int Piece = 4;
    private const int MostLayers = 16;

    private static readonly SearchValues<string> Pieces = SearchValues.Create(
        [
            .. from secret in new[] { Key, Password, Credentials }
               from form in new[] { secret, secret.Replace('+', ' ') }
               from start in Enumerable.Range(0, form.Length - Piece + 1)
               select form.Substring(start, Piece),
        ],
        StringComparison.Ordinal);

    /// <summary>What is found of a secret after taking off one layer of escapes after the other; null when there is nothing.</summary>
    public static string? FindIn(string text)
    {
        for (int layer = 0; layer < MostLayers; layer++)
        {
            int place = text.AsSpan().IndexOfAny(Pieces);
            if (place >= 0)
            {
                return text.Substring(Math.Max(0, place - 60), Math.Min(120, text.Length - Math.Max(0, place - 60)));
            }

            string decoded = text.AsSpan().ContainsAny('%', '&', '\\') ? Decode(text) : text;
            if (decoded == text)
            {
                break;
            }

            text = decoded;
        }

        return null;
    }

    // Written apart from the library's reading, which it is to judge.
    private static string Decode(string text)
    {
        text = Unit().Replace(text, unit => ((char)int.Parse(unit.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        text = Backslash().Replace(text, "$1");
        return WebUtility.HtmlDecode(Uri.UnescapeDataString(text));
    }

    [GeneratedRegex(@"\\+u([0-9A-Fa-f]{4})")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\\+([^\\\w])")]
    private static partial Regex Backslash();
}
