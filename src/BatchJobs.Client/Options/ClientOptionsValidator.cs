using Microsoft.Extensions.Options;

namespace BatchJobs.Client;

/// <summary>Finds everything that is wrong with a client's options, without showing a credential.</summary>
internal abstract class ClientOptionsValidator<TOptions>(string service) : IValidateOptions<TOptions>
    where TOptions : ClientOptions
{
    // What the library or the connection sets by itself.
    private static readonly string[] Reserved = ["X-Vitam-Key", "Connection", "Expect", "Host", "Transfer-Encoding"];

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string client = string.IsNullOrEmpty(name) ? $"{service} client" : $"{service} client '{name}'";
        string[] failures =
        [
            .. Endpoint(options.Endpoint, options.AllowInsecureHttp),
            .. ServiceRules(options),
            .. TimeLimit(nameof(options.AttemptTimeout), options.AttemptTimeout),
            .. TimeLimit(nameof(options.IdleTimeout), options.IdleTimeout),
            .. options.Headers.Where(header => !IsHeader(header.Key, header.Value)).Select(header => $"Headers: '{header.Key}' has a name or a value that cannot be sent, or a name that the client sets by itself."),
            .. options.Retry?.Validate() ?? ["Retry must not be null."],
            .. options.Polling?.Validate() ?? ["Polling must not be null."],
        ];

        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => $"{client}: {failure}"));
    }

    /// <summary>Checks options that come without a container, which would have checked them.</summary>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public void Check(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), result.Failures);
        }
    }

    /// <summary>What is wrong with the options that this service alone has.</summary>
    protected abstract IEnumerable<string> ServiceRules(TOptions options);

    protected static IEnumerable<string> TimeLimit(string option, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan)
        {
            yield return $"{option} must be positive or Timeout.InfiniteTimeSpan, and is {limit}.";
        }

        if (limit > TimerLimit.Longest)
        {
            yield return $"{option} must not be longer than {TimerLimit.Longest}, which is as long as timers run, and is {limit}; use Timeout.InfiniteTimeSpan.";
        }
    }

    private static bool IsHeader(string name, string value)
    {
        using var message = new HttpRequestMessage();
        return !Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) && value is not null && value.All(character => character is >= ' ' and <= '~') && message.Headers.TryAddWithoutValidation(name, value);
    }

    private static IEnumerable<string> Endpoint(Uri? endpoint, bool allowInsecureHttp)
    {
        if (endpoint is null)
        {
            yield return "Endpoint is required: the address of the service.";
            yield break;
        }

        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            yield return "Endpoint must be an absolute http or https address.";
            yield break;
        }

        if (endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 || endpoint.UserInfo.Length > 0)
        {
            yield return "Endpoint must not have a query, a fragment or a user name; credentials have options of their own.";
        }

        if (endpoint.Scheme == "http" && !endpoint.IsLoopback && !allowInsecureHttp)
        {
            yield return $"Endpoint (http://{endpoint.Host}) would send the credentials in clear; use https, or set AllowInsecureHttp.";
        }
    }
}

/// <summary>How long a timer of .NET can run, jitter included.</summary>
internal static class TimerLimit
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);
}
