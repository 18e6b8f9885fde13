namespace BatchJobs.Client.Spss;

/// <summary>
/// The service's address, of which two forms are about: until early 2017 the credentials' <c>url</c> ended in
/// <c>/pm/v1</c>, later it was the bare root. Either may end in a slash.
/// </summary>
internal static class SpssEndpoint
{
    private const string Suffix = "/pm/v1";

    public static ServiceSettings Describe(SpssClientOptions options) => new()
    {
        Name = "SPSS",
        Root = Root(options.Endpoint!),
        CredentialQuery = "accesskey=" + Uri.EscapeDataString(options.AccessKey!),
        Secrets = [options.AccessKey!],
        RequestIdHeader = "X-Global-Transaction-ID",
        AttemptTimeout = options.AttemptTimeout,
        Retry = options.Retry,
    };

    private static string Root(Uri endpoint)
    {
        string root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return root.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? root[..^Suffix.Length].TrimEnd('/') : root;
    }
}
