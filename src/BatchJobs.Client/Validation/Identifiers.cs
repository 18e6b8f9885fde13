using System.Runtime.CompilerServices;

namespace BatchJobs.Client;

/// <summary>Identifiers that a service makes: opaque, and of characters such as <c>+ / =</c> that a path must not show.</summary>
internal static class OpaqueId
{
    public const string Rule = "must not be empty, '.' or '..', and must not contain half of a surrogate pair";

    public static bool IsUsable(string id) => id is not ("" or "." or "..") && Utf16Validation.IsValid(id);

    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public static void Check(string id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        if (!IsUsable(id))
        {
            throw new ArgumentException($"The identifier '{id}' cannot be used: it {Rule}.", parameter);
        }
    }
}

/// <summary>Identifiers that the caller chooses and that travel as one segment of a path.</summary>
/// <param name="unusable">The characters that cannot be in one.</param>
/// <param name="rule">The same in words.</param>
internal sealed class PathId(string unusable, string rule)
{
    /// <summary>Identifiers of jobs, of which several are separated by commas.</summary>
    public static readonly PathId Job = new(",/\0", "must not be empty, '.' or '..', and must not contain ',', '/', the character NUL or half of a surrogate pair");

    /// <summary>Identifiers of files.</summary>
    public static readonly PathId File = new("/\0", "must not be empty, '.' or '..', and must not contain '/', the character NUL or half of a surrogate pair");

    public string Rule => rule;

    public bool IsUsable(string id) => id is not ("" or "." or "..") && id.AsSpan().IndexOfAny(unusable) < 0 && Utf16Validation.IsValid(id);

    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public void Check(string id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        if (!IsUsable(id))
        {
            throw new ArgumentException($"The identifier '{id}' cannot be used: it {rule}.", parameter);
        }
    }

    /// <summary>The identifier, percent-encoded.</summary>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public string Encode(string id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        Check(id, parameter);
        return Uri.EscapeDataString(id);
    }
}

/// <summary>Half of a surrogate pair cannot be sent: it would arrive as another character.</summary>
internal static class Utf16Validation
{
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
