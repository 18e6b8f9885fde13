using System.Text;

namespace BatchJobs.Client;

/// <summary>Masks secrets in text that came from outside and goes into an exception, a log or a model.</summary>
internal static class Redactor
{
    private const string Mask = "***";

    // A secret of a few letters could be part of anything: of a word, or of an identifier that is sent back.
    private const int ShortestInResults = 8;

    /// <summary>The text with every secret masked, in whatever spelling; and with it what stands behind the name of a secret.</summary>
    /// <param name="text">The text, whole: what is cut off before can hide from the search what is left of a secret.</param>
    /// <param name="secrets">What must not be shown.</param>
    /// <param name="isCut">Whether the text was cut all the same; it may then end with the beginning of a secret.</param>
    public static string Apply(string text, IEnumerable<string> secrets, bool isCut = false)
    {
        var spelled = new EscapedText(text);
        return Masked(
            text,
            secrets.SelectMany(Misread.Forms).SelectMany(secret => new SecretSearch(spelled, secret, isCut).Find())
                .Concat(SecretMembers.QueryKeys(spelled))
                .Concat(SecretMembers.Passwords(spelled)));
    }

    /// <summary>Whether a header's value may show a secret: a quick answer for the many that do not.</summary>
    public static bool MayShow(string value, IReadOnlyList<string> secrets)
    {
        foreach (string secret in secrets)
        {
            if (secret.Length >= ShortestInResults && value.Length >= secret.Length)
            {
                return true;
            }
        }

        return SecretMembers.AreNamed(value);
    }

    /// <summary>A header's value, without a secret that is long enough not to be in it by chance, and without what stands behind the name of one.</summary>
    public static string ApplyToHeader(string value, IReadOnlyList<string> secrets) => Apply(value, Long(secrets));

    /// <summary>A word of a result, without a secret that is long enough not to be in it by chance.</summary>
    public static string ApplyToWord(string word, IReadOnlyList<string> secrets) => Masked(word, Long(secrets).SelectMany(secret => Find(word, secret)));

    /// <summary>An address in a result. Its path is an identifier, and so is treated as a word.</summary>
    public static string ApplyToAddress(string address, IReadOnlyList<string> secrets)
    {
        int query = address.AsSpan().IndexOfAny('?', '#');
        return query < 0 ? ApplyToWord(address, secrets) : ApplyToWord(address[..query], secrets) + Apply(address[query..], secrets);
    }

    private static IEnumerable<string> Long(IEnumerable<string> secrets) => secrets.Where(secret => secret.Length >= ShortestInResults);

    private static IEnumerable<(int Start, int End)> Find(string text, string secret)
    {
        var spelled = new EscapedText(text);
        return Misread.Forms(secret).SelectMany(form => new SecretSearch(spelled, form, isCut: false).Find());
    }

    private static string Masked(string text, IEnumerable<(int Start, int End)> found)
    {
        // All are found in the text as it was: a secret may be part of another, or overlap with it.
        var masked = new StringBuilder();
        int end = -1;
        foreach ((int start, int next) in found.OrderBy(place => place.Start))
        {
            if (start > end)
            {
                masked.Append(text, Math.Max(end, 0), start - Math.Max(end, 0)).Append(Mask);
            }

            end = Math.Max(end, next);
        }

        return end < 0 ? text : masked.Append(text, end, text.Length - end).ToString();
    }
}
