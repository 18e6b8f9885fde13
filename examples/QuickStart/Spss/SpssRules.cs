using System.CommandLine;
using System.CommandLine.Parsing;

namespace QuickStart.Spss;

/// <summary>Which options go together.</summary>
internal static class SpssRules
{
    public static string? AccessKeyOfEnvironment => RealService.Secret("SPSS_ACCESS_KEY");

    public static Action<CommandResult> For(Option<string> url, Option<string> accessKey, Option<bool> instant) => result =>
    {
        if (result.GetValue(url) is { } address)
        {
            foreach (string problem in RealService.Problems(address, result.GetValue(instant)))
            {
                result.AddError(problem);
            }

            if (result.GetValue(accessKey) is null && AccessKeyOfEnvironment is null)
            {
                result.AddError("--url needs --access-key, or SPSS_ACCESS_KEY in the environment.");
            }
        }
        else if (result.GetValue(accessKey) is not null)
        {
            result.AddError("--access-key is for a real service: give --url too.");
        }
    };
}
