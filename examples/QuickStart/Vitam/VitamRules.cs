namespace QuickStart.Vitam;

/// <summary>Which options go together.</summary>
internal static class VitamRules
{
    public static string? KeyOfEnvironment => RealService.Secret("VITAM_PLATFORM_KEY");

    public static IEnumerable<string> Problems(string? url, string? platformKey, bool insecure, bool instant)
    {
        if (url is null)
        {
            return platformKey is null ? [] : ["--platform-key is for a real worker: give --url too."];
        }

        return [.. RealService.Problems(url, instant), .. OfKey(url, platformKey, insecure)];
    }

    private static IEnumerable<string> OfKey(string url, string? platformKey, bool insecure)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address is { Scheme: "http", IsLoopback: false } && !insecure)
        {
            yield return "--url over plain http needs --allow-http: the key would travel in clear.";
        }

        if (platformKey is null && KeyOfEnvironment is null)
        {
            yield return "--url needs --platform-key, or VITAM_PLATFORM_KEY in the environment.";
        }
    }
}
