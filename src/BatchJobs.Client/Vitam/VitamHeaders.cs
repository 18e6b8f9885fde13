using System.Net.Http.Headers;

namespace BatchJobs.Client.Vitam;

/// <summary>The headers of the service's requests, and what they can carry unchanged.</summary>
internal static class VitamHeaders
{
    public const string ApplicationId = "X-Application-Id";
    public const string TenantId = "X-Tenant-Id";
    public const string RequestId = VitamResponseMetadata.RequestIdHeader;

    public const string AcceptJson = "Accept: application/json";
    public const string SendJson = "Content-Type: application/json";

    public const string Rule = "must not be empty, must have no blanks at its ends, and must be of printable ASCII characters";

    private static readonly string[] Names = [ApplicationId, TenantId, RequestId];

    public static bool IsUsable(string value) =>
        value.Length > 0 && value[0] != ' ' && value[^1] != ' ' && value.All(character => character is >= ' ' and <= '~');

    /// <exception cref="ArgumentException">A header is empty, has blanks at its ends or characters beyond printable ASCII.</exception>
    public static void Check(HttpRequestMessage request)
    {
        foreach (string name in Names)
        {
            if (request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) && !IsUsable(values.ToString()))
            {
                throw new ArgumentException($"{name} {Rule}.", nameof(request));
            }
        }
    }
}
