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
