using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>Says where a text stops being JSON, and recognises the damage that the documents' own samples carry.</summary>
internal static class BrokenJson
{
    private static readonly SearchValues<char> TypographicQuotes = SearchValues.Create("“”„«»‘’＂");

    public static readonly JobDefinitionError HalfCharacter =
        new("", "A text contains half of a surrogate pair.", "texts of whole Unicode characters");

    public static JobDefinitionError Explain(ReadOnlySpan<byte> json, JsonException exception)
    {
        int line = (int)(exception.LineNumber ?? 0);
        string text = Line(json, line);
        int quote = text.AsSpan().IndexOfAny(TypographicQuotes);
        int column = quote >= 0 ? quote : Characters(text, (int)(exception.BytePositionInLine ?? 0));

        return new JobDefinitionError("", $"This is not JSON: {Problem(text, quote, exception)}", "JSON (RFC 8259)")
        {
            Line = line + 1,
            Column = column + 1,
        };
    }

    private static string Problem(string line, int quote, JsonException exception)
    {
        if (quote < 0)
        {
            return HasSemicolonForColon(line)
                ? "a semicolon stands where a colon is due."
                : WithoutPosition(exception.Message);
        }

        string semicolon = HasSemicolonForColon(line) ? ", and a semicolon for the colon" : "";
        return $"the typographic quote {line[quote]} stands where a straight \" is due{semicolon}, "
            + "as in the samples of the service's documents.";
    }

    private static bool HasSemicolonForColon(string line)
    {
        int semicolon = line.AsSpan().IndexOfAny(';', '；');
        return semicolon > 0 && line.AsSpan(0, semicolon).TrimEnd() is [.., var before] && (before == '"' || TypographicQuotes.Contains(before));
    }

    private static string WithoutPosition(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    private static string Line(ReadOnlySpan<byte> json, int number)
    {
        for (int line = 0; line < number; line++)
        {
            int end = json.IndexOf((byte)'\n');
            json = end < 0 ? [] : json[(end + 1)..];
        }

        int length = json.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(length < 0 ? json : json[..length]);
    }

    private static int Characters(string line, int bytes)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(line);
        return Encoding.UTF8.GetCharCount(utf8, 0, Math.Min(bytes, utf8.Length));
    }
}
