using System.CommandLine;
using System.CommandLine.Parsing;

namespace QuickStart.DataFlux;

/// <summary>Which options go together.</summary>
internal static class DataFluxRules
{
    public static string? PasswordOfEnvironment => RealService.Secret("DATAFLUX_PASSWORD");

    public static Action<CommandResult> For(Option<string> url, Option<string> user, Option<string> password, Option<bool> instant) => result =>
    {
        if (result.GetValue(url) is { } address)
        {
            foreach (string problem in RealService.Problems(address, result.GetValue(instant)).Concat(OfUser(result.GetValue(user), result.GetValue(password))))
            {
                result.AddError(problem);
            }
        }
        else if (result.GetValue(user) is not null || result.GetValue(password) is not null)
        {
            result.AddError("--user and --password are for a real server: give --url too.");
        }
    };

    private static IEnumerable<string> OfUser(string? user, string? password)
    {
        if (user is not null && password is null && PasswordOfEnvironment is null)
        {
            yield return "--user needs --password, or DATAFLUX_PASSWORD in the environment.";
        }

        if (user is null && password is not null)
        {
            yield return "--password needs --user.";
        }
    }
}
