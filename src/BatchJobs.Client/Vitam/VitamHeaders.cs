namespace BatchJobs.Client.Vitam;

/// <summary>The headers of the service's requests.</summary>
internal static class VitamHeaders
{
    public const string ApplicationId = "X-Application-Id";
    public const string TenantId = "X-Tenant-Id";

    public const string AcceptJson = "Accept: application/json";
    public const string SendJson = "Content-Type: application/json";
}
