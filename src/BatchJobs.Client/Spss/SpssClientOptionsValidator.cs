using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Spss;

/// <summary>Says everything that is wrong with the options, without showing the access key.</summary>
internal sealed class SpssClientOptionsValidator : IValidateOptions<SpssClientOptions>
{
    public ValidateOptionsResult Validate(string? name, SpssClientOptions options)
    {
        string client = string.IsNullOrEmpty(name) ? "SPSS client" : $"SPSS client '{name}'";
        string[] failures =
        [
            .. EndpointRules.Validate(options.Endpoint, options.AllowInsecureHttp),
            .. AccessKey(options.AccessKey),
            .. TimeLimitRules.Validate(nameof(options.AttemptTimeout), options.AttemptTimeout),
            .. options.Retry?.Validate() ?? ["Retry must not be null."],
            .. options.Polling?.Validate() ?? ["Polling must not be null."],
        ];

        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => $"{client}: {failure}"));
    }

    private static IEnumerable<string> AccessKey(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            yield return "AccessKey is required: the access_key of the service's credentials.";
        }
    }
}
