using System.Text;

namespace BatchJobs.Client;

/// <summary>Where a text shows a secret that need not be known, since it stands behind the name of one, however that is escaped.</summary>
internal static class SecretMembers
{
    private const string Password = "password";
    private const string AccessKey = "accesskey";

    /// <summary>Whether a text has the name of a secret.</summary>
    public static bool AreNamed(string text) =>
        text.Contains(Password, StringComparison.OrdinalIgnoreCase) || text.Contains(AccessKey, StringComparison.OrdinalIgnoreCase);

    /// <summary>The values of <c>accesskey</c> in queries.</summary>
    public static IEnumerable<(int Start, int End)> QueryKeys(EscapedText text) =>
        from name in Names(text.Text, AccessKey)
        from sign in At(text, name + AccessKey.Length)
        where sign.Character.Value == '='
        let end = EndOfQueryValue(text, sign.End, sign.End - name - AccessKey.Length)
        where end > sign.End
        select (sign.End, end);

    /// <summary>The values of the member <c>password</c> in JSON; the text may end within one.</summary>
    public static IEnumerable<(int Start, int End)> Passwords(EscapedText text)
    {
        foreach (int name in Names(text.Text, Password))
        {
            int place = name + Password.Length;
            if (Decoded(text, place) is { Character.Value: '"' or '\'' } quote
                && text.Text.AsSpan(0, name).EndsWith(text.Text.AsSpan(place, quote.End - place), StringComparison.OrdinalIgnoreCase)
                && Decoded(text, AfterBlanks(text, quote.End)) is { Character.Value: ':' } colon
                && Decoded(text, AfterBlanks(text, colon.End)) is { } opening
                && opening.Character == quote.Character)
            {
                yield return (opening.End, EndOfMember(text, opening.End, quote.Character, quote.End - place));
            }
        }
    }

    private static IEnumerable<int> Names(string text, string name)
    {
        for (int place = -1; (place = text.IndexOf(name, place + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            yield return place;
        }
    }

    /// <summary>A value ends where the query goes on or is over. What is encoded once more than its equals sign belongs to it.</summary>
    private static int EndOfQueryValue(EscapedText text, int place, int depth)
    {
        while (Decoded(text, place) is { } next)
        {
            bool isEnd = next.Character.Value is '&' or '"' or '\'' or '<' or '>' || Rune.IsWhiteSpace(next.Character);
            if (isEnd && (text.Text[place] != '%' || next.End - place <= depth))
            {
                break;
            }

            place = next.End;
        }

        return place;
    }

    /// <summary>A text ends at a quote like that of its name. A quote that is escaped once more belongs to it.</summary>
    private static int EndOfMember(EscapedText text, int place, Rune quote, int depth)
    {
        while (Decoded(text, place) is { } next && (next.Character != quote || next.End - place > depth))
        {
            place = next.End;
        }

        return place;
    }

    private static int AfterBlanks(EscapedText text, int place)
    {
        while (Decoded(text, place) is { } next && (Rune.IsWhiteSpace(next.Character) || next.Character.Value == '+'))
        {
            place = next.End;
        }

        return place;
    }

    private static Reading[] At(EscapedText text, int place) => place < text.Text.Length ? text.At(place).ToArray() : [];

    private static Reading? Decoded(EscapedText text, int place) => place < text.Text.Length ? text.At(place)[^1] : null;
}
