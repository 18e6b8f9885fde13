using System.Runtime.CompilerServices;

namespace BatchJobs.Client;

/// <summary>Identifiers that the caller chooses and that travel as one segment of a path.</summary>
internal static class PathId
{
    public const string Rule = "must not be empty, '.' or '..', and must not contain ',', '/', the character NUL or half of a surrogate pair";

    public static bool IsUsable(string id) =>
        id is not ("" or "." or "..") && id.AsSpan().IndexOfAny(',', '/', '\0') < 0 && Utf16Validation.IsValid(id);

    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public static void Check(string id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        if (!IsUsable(id))
        {
            throw new ArgumentException($"The identifier '{id}' cannot be used: it {Rule}.", parameter);
        }
    }

    /// <summary>The identifier, percent-encoded.</summary>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public static string Encode(string id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        Check(id, parameter);
        return Uri.EscapeDataString(id);
    }
}
