using System.Buffers;
using System.Text;

namespace BatchJobs.Client;

/// <summary>One character as it may be read at some place of a text, and where its spelling ends.</summary>
internal readonly record struct Reading(Rune Character, int End);

/// <summary>
/// A text from outside, read as whoever decodes it might: each character by itself, or as an escape of percent-encoding, JSON or
/// HTML, whose own characters may be escaped again.
/// </summary>
internal sealed class EscapedText(string text)
{
    // A bound for a text that is nothing but escapes of escapes.
    private const int MostReadings = 64;

    private static readonly SearchValues<char> WithinEscapes =
        SearchValues.Create("%#\\0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly Dictionary<int, Reading[]> known = [];
    private readonly EscapeReader escapes = new(text);

    /// <summary>Which escapes are looked for. Within an escape there are fewer than around it, so that reading never goes deep.</summary>
    [Flags]
    private enum Kinds
    {
        Percent = 1,
        Entity = 2,
        Unit = 4,
        Backslash = 8,
        WithinBackslash = Percent | Entity | Unit,
        All = WithinBackslash | Backslash,
    }

    public string Text => text;

    /// <summary>All readings of the character that begins at a place before the text's end: the literal one first, the most decoded one last.</summary>
    public ReadOnlySpan<Reading> At(int place)
    {
        if (!IsEscape(text[place]))
        {
            return new Reading[] { escapes.Literal(place) };
        }

        if (!known.TryGetValue(place, out Reading[]? readings))
        {
            known[place] = readings = [.. Read(place, Kinds.All)];
        }

        return readings;
    }

    /// <summary>Whether the text may end within the spelling that begins at a place.</summary>
    public bool RunsOut(int place)
    {
        if (place >= text.Length)
        {
            return true;
        }

        foreach (Reading reading in At(place))
        {
            ReadOnlySpan<char> rest = text.AsSpan(reading.End);
            if (IsEscape(reading.Character.Value) && rest.Length <= EscapeReader.Longest && !rest.ContainsAnyExcept(WithinEscapes))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsEscape(int character) => character is '%' or '&' or '\\';

    /// <summary>What is read may begin an escape itself, so the list grows while it is walked.</summary>
    private List<Reading> Read(int place, Kinds kinds)
    {
        List<Reading> readings = [escapes.Literal(place)];
        for (int i = 0; i < readings.Count && readings.Count < MostReadings; i++)
        {
            int body = readings[i].End;
            switch (readings[i].Character.Value)
            {
                case '%' when kinds.HasFlag(Kinds.Percent):
                    Add(escapes.Percent(place, body));
                    break;
                case '&' when kinds.HasFlag(Kinds.Entity):
                    Add(escapes.Entity(body, Punctuation));
                    break;
                case '\\' when kinds.HasFlag(Kinds.Unit):
                    int end = escapes.EndOfRun(place, body);
                    readings[i] = readings[i] with { End = end };
                    Add(escapes.Unit(place, end));
                    Add(kinds.HasFlag(Kinds.Backslash) ? AfterBackslash(end) : null);
                    break;
            }
        }

        return readings;

        void Add(Reading? reading)
        {
            if (reading is { } found && !readings.Contains(found))
            {
                readings.Add(found);
            }
        }
    }

    /// <summary>Where one sign of an entity ends, which percent-encoding may have escaped; null when it is another.</summary>
    private int? Punctuation(int place, char sign)
    {
        if (place < text.Length)
        {
            foreach (Reading reading in Read(place, Kinds.Percent))
            {
                if (reading.Character.Value == sign)
                {
                    return reading.End;
                }
            }
        }

        return null;
    }

    private Reading? AfterBackslash(int place)
    {
        if (place >= text.Length)
        {
            return null;
        }

        Reading next = Read(place, Kinds.WithinBackslash)[^1];
        return EscapeReader.Control(text[place]) is { } control ? new Reading(control, place + 1) : Rune.IsLetterOrDigit(next.Character) ? null : next;
    }
}
