using System.Globalization;

namespace BatchJobs.Testing.Vitam;

/// <summary>The headers of a request that the document describes.</summary>
internal sealed class VitamHeaders(FakeRequest request)
{
    public const string ApplicationIdName = "X-Application-Id";
    public const string TenantIdName = "X-Tenant-Id";

    public string? Key => Value("X-Vitam-Key");

    /// <summary>Gets the sender's own name for the request; null when there is none that an answer can carry.</summary>
    public string? RequestId => Value("X-Request-Id") is { Length: > 0 } id && IsPrintable(id) ? id : null;

    /// <summary>Gets the sender's session; null when none was sent.</summary>
    public string? ApplicationId => Value(ApplicationIdName) is { Length: > 0 } id ? id : null;

    /// <summary>Gets the tenant; null when none was sent.</summary>
    /// <exception cref="VitamRequestException">It is not an integer.</exception>
    public int? Tenant => Value(TenantIdName) is not { } text ? null
        : IsInteger(text, out int tenant) ? tenant
        : throw new VitamRequestException($"The {TenantIdName} is not an integer.");

    /// <summary>The headers that the answer repeats: those that were sent and that an answer can carry.</summary>
    public IEnumerable<KeyValuePair<string, string>> Echo()
    {
        if (ApplicationId is { } id && IsPrintable(id))
        {
            yield return new(ApplicationIdName, id);
        }

        if (Value(TenantIdName) is { } tenant && IsInteger(tenant, out _))
        {
            yield return new(TenantIdName, tenant);
        }
    }

    private static bool IsPrintable(string text) => text.All(character => character is '\t' or (>= ' ' and <= '~'));

    private static bool IsInteger(string text, out int number)
    {
        number = 0;
        return text.All(character => char.IsAsciiDigit(character) || character is '+' or '-')
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private string? Value(string name) => request.Header(name)?.Trim(' ', '\t');
}
