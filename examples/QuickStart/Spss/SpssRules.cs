using System.CommandLine;
using System.CommandLine.Parsing;

namespace QuickStart.Spss;

/// <summary>Which options go together.</summary>
internal static class SpssRules
{
    public static string? AccessKeyOfEnvironment =>
        Environment.GetEnvironmentVariable("SPSS_ACCESS_KEY") is { Length: > 0 } key ? key : null;

    public static Action<CommandResult> For(Option<string> url, Option<string> accessKey, Option<bool> instant) => result =>
    {
        if (result.GetValue(url) is { } address)
        {
            foreach (string problem in OfRealService(address, result.GetValue(accessKey), result.GetValue(instant)))
            {
                result.AddError(problem);
            }
        }
        else if (result.GetValue(accessKey) is not null)
        {
            result.AddError("--access-key is for a real service: give --url too.");
        }
    };

    private static IEnumerable<string> OfRealService(string url, string? accessKey, bool instant)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            yield return $"--url '{url}' is no http or https address.";
        }

        if (accessKey is null && AccessKeyOfEnvironment is null)
        {
            yield return "--url needs --access-key, or SPSS_ACCESS_KEY in the environment.";
        }

        if (instant)
        {
            yield return "--instant is for the built-in fake: a real service cannot skip time.";
        }
    }
}
