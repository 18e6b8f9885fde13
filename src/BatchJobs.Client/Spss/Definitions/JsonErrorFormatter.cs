using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>Says where a text stops being JSON, and recognises the damage that the documents' own samples carry.</summary>
internal static class JsonErrorFormatter
{
    private static readonly SearchValues<char> TypographicQuotes = SearchValues.Create("“”„«»‘’＂");

    public static ValidationError HalfCharacter(string pointer = "") =>
        new(pointer, "This text contains half of a surrogate pair.", "a text of whole Unicode characters");

    public static ValidationError Explain(ReadOnlyMemory<byte> text, JsonException exception)
    {
        if (DuplicateMember.Find(text) is { } duplicate)
        {
            return duplicate;
        }

        ReadOnlySpan<byte> json = text.Span;
        ReadOnlySpan<byte> good = json[..LastGoodToken(json)];
        int position = Position(json, exception);
        string broken = Encoding.UTF8.GetString(json[good.Length..Math.Max(good.Length, Behind(json, position))]);
        int quote = broken.AsSpan().IndexOfAny(TypographicQuotes);
        string before = quote < 0 ? Encoding.UTF8.GetString(json[..position]) : Encoding.UTF8.GetString(good) + broken[..quote];

        return new ValidationError("", $"This is not JSON: {Problem(broken, quote, exception)}", "JSON (RFC 8259)")
        {
            Line = before.AsSpan().Count('\n') + 1,
            Column = before.Length - before.LastIndexOf('\n'),
        };
    }

    private static string Problem(string broken, int quote, JsonException exception)
    {
        bool hasSemicolon = HasSemicolonForColon(broken);
        if (quote < 0)
        {
            return hasSemicolon ? "a semicolon stands where a colon is due."
                : broken.AsSpan().Trim() is [',', .., '}' or ']'] ? "a comma stands before the closing bracket, and nothing follows it."
                : LacksComma(broken, exception) ? "a comma is missing between this and what stands before it."
                : WithoutPosition(exception.Message);
        }

        return $"the typographic quote {broken[quote]} stands where a straight \" is due{(hasSemicolon ? ", and a semicolon for the colon" : "")}, "
            + "as in the samples of the service's documents.";
    }

    private static bool HasSemicolonForColon(string broken)
    {
        int semicolon = broken.AsSpan().IndexOfAny(';', '；');
        return semicolon > 0
            && broken.AsSpan(0, semicolon).TrimEnd() is [.., var before]
            && (before == '"' || TypographicQuotes.Contains(before));
    }

    // After a whole value, the beginning of another.
    private static bool LacksComma(string broken, JsonException exception) =>
        exception.Message.Contains("after a value", StringComparison.Ordinal)
        && broken.AsSpan().Trim() is [var first, ..]
        && (first is '"' or '{' or '[' or '-' or 't' or 'f' or 'n' || char.IsAsciiDigit(first));

    private static string WithoutPosition(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    /// <summary>Where the last token ends that is whole; what is wrong comes behind it.</summary>
    private static int LastGoodToken(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        int end = 0;
        try
        {
            while (reader.Read())
            {
                end = (int)reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            // It is known to be broken.
        }

        return end;
    }

    private static int Position(ReadOnlySpan<byte> json, JsonException exception)
    {
        int start = 0;
        for (long line = 0; line < (exception.LineNumber ?? 0); line++)
        {
            start += json[start..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(json.Length, start + (exception.BytePositionInLine ?? 0));
    }

    /// <summary>Behind the character at a position.</summary>
    private static int Behind(ReadOnlySpan<byte> json, int position)
    {
        Rune.DecodeFromUtf8(json[position..], out _, out int length);
        return position + length;
    }
}
