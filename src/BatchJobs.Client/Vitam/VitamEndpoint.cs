namespace BatchJobs.Client.Vitam;

/// <summary>The service's address, which is configured with or without the version.</summary>
internal static class VitamEndpoint
{
    private const string Version = "/v1";
    private const string KeyHeader = "X-Vitam-Key";

    public static ServiceSettings Describe(VitamClientOptions options) => new()
    {
        Name = "Vitam",
        Root = Root(options.Endpoint!),
        CredentialHeaders = [new(KeyHeader, options.PlatformKey!)],
        Secrets = [options.PlatformKey!],
        RequestIdHeader = VitamResponseMetadata.RequestIdHeader,
        ApiVersionHeader = VitamResponseMetadata.FullApiVersionHeader,
        InternalErrorsPass = true,
        ErrorDetailMembers = ["state", "description"],
        AttemptTimeout = options.AttemptTimeout,
        Retry = options.Retry,
    };

    private static string Root(Uri endpoint)
    {
        string path = endpoint.AbsolutePath.TrimEnd('/');
        string origin = endpoint.GetLeftPart(UriPartial.Authority);
        return path.EndsWith(Version, StringComparison.Ordinal) ? origin + path : origin + path + Version;
    }
}
