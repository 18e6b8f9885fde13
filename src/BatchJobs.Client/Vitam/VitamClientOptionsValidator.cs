using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Vitam;

/// <summary>Says everything that is wrong with the options, without showing the platform key.</summary>
internal sealed class VitamClientOptionsValidator : IValidateOptions<VitamClientOptions>
{
    public ValidateOptionsResult Validate(string? name, VitamClientOptions options)
    {
        string client = string.IsNullOrEmpty(name) ? "Vitam client" : $"Vitam client '{name}'";
        string[] failures =
        [
            .. EndpointRules.Validate(options.Endpoint, options.AllowInsecureHttp),
            .. PlatformKey(options.PlatformKey),
            .. ApplicationId(options.ApplicationId),
            .. TimeLimitRules.Validate(nameof(options.AttemptTimeout), options.AttemptTimeout),
            .. options.Retry?.Validate() ?? ["Retry must not be null."],
            .. options.Polling?.Validate() ?? ["Polling must not be null."],
            .. options.PhaseSelector is null ? ["PhaseSelector must not be null."] : Array.Empty<string>(),
        ];

        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => $"{client}: {failure}"));
    }

    private static IEnumerable<string> PlatformKey(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            yield return "PlatformKey is required: the key that goes with every request.";
        }
        else if (!VitamHeaderRules.IsUsable(key))
        {
            yield return $"PlatformKey {VitamHeaderRules.Rule}.";
        }
    }

    private static IEnumerable<string> ApplicationId(string? id)
    {
        if (id is not null && !VitamHeaderRules.IsUsable(id))
        {
            yield return $"ApplicationId {VitamHeaderRules.Rule}.";
        }
    }
}
