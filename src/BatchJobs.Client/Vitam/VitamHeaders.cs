using System.Net.Http.Headers;

namespace BatchJobs.Client.Vitam;

/// <summary>The headers of the service's requests.</summary>
internal static class VitamHeaders
{
    public const string ApplicationId = "X-Application-Id";
    public const string TenantId = "X-Tenant-Id";

    public const string AcceptJson = "Accept: application/json";
    public const string SendJson = "Content-Type: application/json";

    private static readonly string[] Names = [ApplicationId, TenantId];

    /// <exception cref="ArgumentException">A header is empty, has blanks at its ends or characters beyond printable ASCII.</exception>
    public static void Check(HttpRequestMessage request)
    {
        foreach (string name in Names)
        {
            if (request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) && !VitamHeaderRules.IsUsable(values.ToString()))
            {
                throw new ArgumentException($"{name} {VitamHeaderRules.Rule}.", nameof(request));
            }
        }
    }
}
