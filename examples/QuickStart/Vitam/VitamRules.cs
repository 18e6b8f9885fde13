using System.CommandLine;
using System.CommandLine.Parsing;

namespace QuickStart.Vitam;

/// <summary>Which options go together.</summary>
internal static class VitamRules
{
    public static string? KeyOfEnvironment => RealService.Secret("VITAM_PLATFORM_KEY");

    public static Action<CommandResult> For(Option<string> url, Option<string> platformKey, Option<bool> insecure, Option<bool> instant) => result =>
    {
        if (result.GetValue(url) is { } address)
        {
            foreach (string problem in RealService.Problems(address, result.GetValue(instant)))
            {
                result.AddError(problem);
            }

            if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri is { Scheme: "http", IsLoopback: false } && !result.GetValue(insecure))
            {
                result.AddError("--url over plain http needs --allow-http: the key would travel in clear.");
            }

            if (result.GetValue(platformKey) is null && KeyOfEnvironment is null)
            {
                result.AddError("--url needs --platform-key, or VITAM_PLATFORM_KEY in the environment.");
            }
        }
        else if (result.GetValue(platformKey) is not null)
        {
            result.AddError("--platform-key is for a real worker: give --url too.");
        }
    };
}
