using System.CommandLine;
using System.CommandLine.Parsing;

namespace QuickStart.DataFlux;

/// <summary>Which options go together.</summary>
internal static class DataFluxRules
{
    public static string? PasswordOfEnvironment =>
        Environment.GetEnvironmentVariable("DATAFLUX_PASSWORD") is { Length: > 0 } password ? password : null;

    public static Action<CommandResult> For(Option<string> url, Option<string> user, Option<string> password, Option<bool> instant) => result =>
    {
        if (result.GetValue(url) is { } address)
        {
            foreach (string problem in OfRealServer(address, result.GetValue(user), result.GetValue(password), result.GetValue(instant)))
            {
                result.AddError(problem);
            }
        }
        else if (result.GetValue(user) is not null || result.GetValue(password) is not null)
        {
            result.AddError("--user and --password are for a real server: give --url too.");
        }
    };

    private static IEnumerable<string> OfRealServer(string url, string? user, string? password, bool instant)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            yield return $"--url '{url}' is no http or https address.";
        }

        if (user is not null && password is null && PasswordOfEnvironment is null)
        {
            yield return "--user needs --password, or DATAFLUX_PASSWORD in the environment.";
        }

        if (user is null && password is not null)
        {
            yield return "--password needs --user.";
        }

        if (instant)
        {
            yield return "--instant is for the built-in fake: a real server cannot skip time.";
        }
    }
}
