namespace QuickStart.Spss;

/// <summary>Which options go together.</summary>
internal static class SpssRules
{
    public static string? AccessKeyOfEnvironment => RealService.Secret("SPSS_ACCESS_KEY");

    public static IEnumerable<string> Problems(string? url, string? accessKey, bool instant)
    {
        if (url is null)
        {
            return accessKey is null ? [] : ["--access-key is for a real service: give --url too."];
        }

        return accessKey is null && AccessKeyOfEnvironment is null
            ? [.. RealService.Problems(url, instant), "--url needs --access-key, or SPSS_ACCESS_KEY in the environment."]
            : RealService.Problems(url, instant);
    }
}
