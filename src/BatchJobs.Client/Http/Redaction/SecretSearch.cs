using System.Text;

namespace BatchJobs.Client;

/// <summary>Where a known secret stands in a text, however it is spelt there.</summary>
internal readonly struct SecretSearch
{
    /// <summary>So much of a secret at the end of a text that was cut is the secret's beginning, and no coincidence.</summary>
    private const int ShortestBeginning = 4;

    private readonly EscapedText text;
    private readonly bool isCut;
    private readonly List<Rune> secret = [];

    /// <param name="text">What is searched.</param>
    /// <param name="secret">What is searched for.</param>
    /// <param name="isCut">Whether the text ended elsewhere once, perhaps within a secret.</param>
    public SecretSearch(EscapedText text, string secret, bool isCut)
    {
        this.text = text;
        this.isCut = isCut;
        foreach (Rune character in secret.EnumerateRunes())
        {
            // Of backslashes it cannot be told how many there were before they were escaped.
            if (character.Value != '\\' || this.secret.Count == 0 || this.secret[^1].Value != '\\')
            {
                this.secret.Add(character);
            }
        }
    }

    /// <summary>Every place at which the secret begins, and the end of its longest spelling; these may overlap.</summary>
    public IEnumerable<(int Start, int End)> Find()
    {
        string all = text.Text;
        int shortest = isCut ? Math.Min(secret.Count, ShortestBeginning) : secret.Count;
        for (int start = 0; secret.Count > 0 && start <= all.Length - shortest; start++)
        {
            // A run of backslashes is read from its beginning.
            bool isWithinRun = all[start] == '\\' && start > 0 && all[start - 1] == '\\';
            if (!isWithinRun && MayBegin(start) && End(start) is { } end)
            {
                yield return (start, end);
            }
        }
    }

    private bool MayBegin(int place) =>
        EscapedText.IsEscape(text.Text[place]) || char.IsSurrogate(text.Text[place]) || AreSame(new Rune(text.Text[place]), secret[0]);

    /// <summary>Follows all readings at once: where they have come to, character by character.</summary>
    private int? End(int start)
    {
        List<int> places = [start];
        for (int read = 0; read < secret.Count; read++)
        {
            List<int> next = [];
            for (int i = 0; i < places.Count; i++)
            {
                int place = places[i];
                if (isCut && read >= ShortestBeginning && text.RunsOut(place))
                {
                    return text.Text.Length;
                }

                foreach (Reading reading in place < text.Text.Length ? text.At(place) : [])
                {
                    if (AreSame(reading.Character, secret[read]) && !next.Contains(reading.End))
                    {
                        next.Add(reading.End);
                    }
                    else if (read > 0 && Fold(reading) is { } unfolded && !places.Contains(unfolded))
                    {
                        places.Add(unfolded);
                    }
                }
            }

            if (next.Count == 0)
            {
                return null;
            }

            places = next;
        }

        return places.Max();
    }

    /// <summary>Where a text goes on whose line ends with a reading, as a long header's may; null for anything else.</summary>
    private int? Fold(Reading reading)
    {
        if (reading.Character.Value is not ('\r' or '\n'))
        {
            return null;
        }

        int end = reading.End;
        while (end < text.Text.Length && text.At(end)[^1] is { Character.Value: ' ' or '\t' } blank)
        {
            end = blank.End;
        }

        return end;
    }

    // Whoever writes or reads a form writes a plus for a blank, and whoever reads text in a wrong character set replaces what it does
    // not have. Case is not worth a leak.
    private static bool AreSame(Rune read, Rune secret) =>
        read == secret
        || Rune.ToUpperInvariant(read) == Rune.ToUpperInvariant(secret)
        || (read.Value is ' ' or '+' && secret.Value is ' ' or '+')
        || (!secret.IsAscii && read.Value is 0xFFFD or '?');
}
