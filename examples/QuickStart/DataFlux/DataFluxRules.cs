namespace QuickStart.DataFlux;

/// <summary>Which options go together.</summary>
internal static class DataFluxRules
{
    public static string? PasswordOfEnvironment => RealService.Secret("DATAFLUX_PASSWORD");

    public static IEnumerable<string> Problems(string? url, string? user, string? password, bool instant)
    {
        if (url is null)
        {
            return user is null && password is null ? [] : ["--user and --password are for a real server: give --url too."];
        }

        return [.. RealService.Problems(url, instant), .. OfUser(user, password)];
    }

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
