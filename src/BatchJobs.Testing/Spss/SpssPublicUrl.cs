namespace BatchJobs.Testing.Spss;

/// <summary>What stands before <c>/pm/v1</c> in the addresses that the service returns.</summary>
internal static class SpssPublicUrl
{
    public static string Of(SpssFakeOptions options, FakeRequest request) =>
        options.PublicUrl is { } configured ? configured.AbsoluteUri.TrimEnd('/') : SpssRoutes.Base.Before(request);
}
