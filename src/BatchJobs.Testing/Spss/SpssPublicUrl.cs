namespace BatchJobs.Testing.Spss;

/// <summary>What stands before <c>/pm/v1</c> in the addresses that the service returns.</summary>
internal static class SpssPublicUrl
{
    public static string Of(SpssFakeOptions options, FakeRequest request)
    {
        if (options.PublicUrl is { } configured)
        {
            return configured.AbsoluteUri.TrimEnd('/');
        }

        int service = request.RawPath.IndexOf("/pm/v1", StringComparison.Ordinal);
        return request.BaseUrl + (service > 0 ? request.RawPath[..service].TrimEnd('/') : "");
    }
}
