using Microsoft.Extensions.Options;

namespace BatchJobs.Client.DataFlux;

/// <summary>Says everything that is wrong with the options, without showing the password.</summary>
internal sealed class DataFluxClientOptionsValidator : IValidateOptions<DataFluxClientOptions>
{
    public ValidateOptionsResult Validate(string? name, DataFluxClientOptions options)
    {
        string client = string.IsNullOrEmpty(name) ? "DataFlux client" : $"DataFlux client '{name}'";
        string[] failures =
        [
            .. EndpointRules.Validate(options.Endpoint, options.AllowInsecureHttp),
            .. Credentials(options.UserName, options.Password),
            .. TimeLimitRules.Validate(nameof(options.AttemptTimeout), options.AttemptTimeout),
            .. TimeLimitRules.Validate(nameof(options.MetadataTimeout), options.MetadataTimeout),
            .. options.Retry?.Validate() ?? ["Retry must not be null."],
            .. options.Polling?.Validate() ?? ["Polling must not be null."],
        ];

        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => $"{client}: {failure}"));
    }

    private static IEnumerable<string> Credentials(string? userName, string? password)
    {
        if (string.IsNullOrEmpty(userName) && !string.IsNullOrEmpty(password))
        {
            yield return "UserName is missing: Password is set, and they are set both or neither.";
        }

        if (!string.IsNullOrEmpty(userName) && password is null)
        {
            yield return "Password is missing: UserName is set, and they are set both or neither. A password may be empty.";
        }

        if (userName?.Contains(':', StringComparison.Ordinal) == true)
        {
            yield return "UserName must not contain a colon, which ends it in HTTP Basic authentication.";
        }

        if ($"{userName}{password}".Any(char.IsControl))
        {
            yield return "UserName and Password must not contain control characters.";
        }
    }
}
