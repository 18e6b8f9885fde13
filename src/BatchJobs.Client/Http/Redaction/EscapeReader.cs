using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace BatchJobs.Client;

/// <summary>Reads one escape of a text, behind the sign that begins it: percent-encoding, JSON or HTML.</summary>
internal sealed class EscapeReader(string text)
{
    /// <summary>No escape has more characters behind the sign that begins it.</summary>
    public const int Longest = 12;

    private const int LongestEntity = 10;

    // As many as six layers of JSON have.
    private const int LongestEncodedRun = 64;

    // ASCII signs that HTML has names for and that WebUtility does not know.
    private static readonly Dictionary<string, char> Names = new(StringComparer.Ordinal)
    {
        ["Tab"] = '\t',
        ["NewLine"] = '\n',
        ["excl"] = '!',
        ["num"] = '#',
        ["dollar"] = '$',
        ["percnt"] = '%',
        ["apos"] = '\'',
        ["lpar"] = '(',
        ["rpar"] = ')',
        ["ast"] = '*',
        ["plus"] = '+',
        ["comma"] = ',',
        ["period"] = '.',
        ["sol"] = '/',
        ["colon"] = ':',
        ["semi"] = ';',
        ["equals"] = '=',
        ["quest"] = '?',
        ["commat"] = '@',
        ["lsqb"] = '[',
        ["lbrack"] = '[',
        ["bsol"] = '\\',
        ["rsqb"] = ']',
        ["rbrack"] = ']',
        ["Hat"] = '^',
        ["lowbar"] = '_',
        ["UnderBar"] = '_',
        ["grave"] = '`',
        ["lcub"] = '{',
        ["lbrace"] = '{',
        ["verbar"] = '|',
        ["vert"] = '|',
        ["rcub"] = '}',
        ["rbrace"] = '}',
    };

    public static Rune? Control(char letter) => letter switch
    {
        'b' => new Rune('\b'),
        'f' => new Rune('\f'),
        'n' => new Rune('\n'),
        'r' => new Rune('\r'),
        't' => new Rune('\t'),
        _ => null,
    };

    public Reading Literal(int place) => Rune.TryGetRuneAt(text, place, out Rune character)
        ? new Reading(character, place + character.Utf16SequenceLength)
        : new Reading(Rune.ReplacementChar, place + 1);

    /// <summary>A character in UTF-8, or in Latin-1, or in the old form <c>%u</c>.</summary>
    /// <param name="place">Where the percent sign begins; the further bytes of a character have the same one.</param>
    /// <param name="body">Where it ends.</param>
    public Reading? Percent(int place, int body)
    {
        if (Hex(body, 2) is not { } first)
        {
            return Is(body, "u") && Hex(body + 1, 4) is { } unit && Rune.TryCreate(unit, out Rune old) ? new Reading(old, body + 5) : null;
        }

        ReadOnlySpan<char> sign = text.AsSpan(place, body - place);
        int length = sign.Length + 2;
        Span<byte> bytes = [(byte)first, 0, 0, 0];
        int count = 1;
        while (first >= 0xC0 && count < 4 && Is(place + (count * length), sign) && Hex(body + (count * length), 2) is { } next)
        {
            bytes[count++] = (byte)next;
        }

        return Rune.DecodeFromUtf8(bytes[..count], out Rune character, out int used) == OperationStatus.Done
            ? new Reading(character, place + (used * length))
            : new Reading(new Rune(first), place + length);
    }

    /// <summary>A character by its name or number.</summary>
    /// <param name="body">Where the ampersand ends.</param>
    /// <param name="punctuation">Where the sign at a place ends, if it is the given one.</param>
    public Reading? Entity(int body, Func<int, char, int?> punctuation)
    {
        int? number = punctuation(body, '#');
        int start = number ?? body;
        int end = start;
        while (end < text.Length && end - start < LongestEntity && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        if (end == start || punctuation(end, ';') is not { } after)
        {
            return null;
        }

        string name = text[start..end];
        if (number is null && Names.TryGetValue(name, out char sign))
        {
            return new Reading(new Rune(sign), after);
        }

        string entity = number is null ? $"&{name};" : $"&#{name};";
        string character = WebUtility.HtmlDecode(entity);
        return character != entity && Rune.TryGetRuneAt(character, 0, out Rune rune) ? new Reading(rune, after) : null;
    }

    /// <summary>Where a run of backslashes ends. It counts as one, since each layer of JSON doubles it.</summary>
    public int EndOfRun(int place, int end)
    {
        ReadOnlySpan<char> one = text.AsSpan(place, end - place);
        if (one is "\\")
        {
            int length = text.AsSpan(place).IndexOfAnyExcept('\\');
            return length < 0 ? text.Length : place + length;
        }

        for (int count = 1; count < LongestEncodedRun && Is(end, one); count++)
        {
            end += one.Length;
        }

        return end;
    }

    /// <summary>A character as <c>\u</c> with a unit of UTF-16, or two of them, or as <c>\x</c>.</summary>
    /// <param name="place">Where the backslashes begin.</param>
    /// <param name="body">Where they end.</param>
    public Reading? Unit(int place, int body)
    {
        if (Is(body, "x") && Hex(body + 1, 2) is { } octet)
        {
            return new Reading(new Rune(octet), body + 3);
        }

        if (!Is(body, "u") || Hex(body + 1, 4) is not { } unit)
        {
            return null;
        }

        if (Rune.TryCreate(unit, out Rune character))
        {
            return new Reading(character, body + 5);
        }

        // The second half has the same backslashes.
        int second = body + 5 + (body - place);
        return Is(body + 5, text.AsSpan(place, body - place)) && Is(second, "u") && Hex(second + 1, 4) is { } low && Rune.TryCreate((char)unit, (char)low, out Rune pair)
            ? new Reading(pair, second + 5)
            : null;
    }

    private bool Is(int place, ReadOnlySpan<char> spelling) =>
        place <= text.Length && text.AsSpan(place).StartsWith(spelling, StringComparison.OrdinalIgnoreCase);

    private int? Hex(int place, int digits) =>
        place + digits <= text.Length
        && int.TryParse(text.AsSpan(place, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}
