namespace BatchJobs.Client.Tests.Options;

/// <summary>What can be wrong with the options that all clients have, and what is said of it.</summary>
public static class OptionMistakes
{
    private static readonly Dictionary<string, (Action<ClientOptions> Make, string[] Says)> Mistakes = new(StringComparer.Ordinal)
    {
        ["no endpoint"] = (o => o.Endpoint = null, ["Endpoint is required"]),
        ["relative endpoint"] = (o => o.Endpoint = new Uri("/v1", UriKind.Relative), ["absolute http or https"]),
        ["other scheme"] = (o => o.Endpoint = new Uri("ftp://h.example.com"), ["absolute http or https"]),
        ["query"] = (o => o.Endpoint = new Uri("https://h.example.com/?accesskey=SECRET"), ["must not have a query"]),
        ["fragment"] = (o => o.Endpoint = new Uri("https://h.example.com/#SECRET"), ["must not have a query"]),
        ["user"] = (o => o.Endpoint = new Uri("https://u:SECRET@h.example.com/"), ["must not have a query"]),
        ["http"] = (o => o.Endpoint = new Uri("http://h.example.com/"), ["AllowInsecureHttp"]),
        ["attempt timeout"] = (o => o.AttemptTimeout = TimeSpan.Zero, ["AttemptTimeout must be positive", "00:00:00"]),
        ["endless timer"] = (o => o.AttemptTimeout = TimeSpan.FromDays(100), ["AttemptTimeout"]),
        ["retries"] = (o => o.Retry.MaxRetryAttempts = -1, ["Retry.MaxRetryAttempts", "-1"]),
        ["retry delay"] = (o => o.Retry.Delay = TimeSpan.FromSeconds(-1), ["Retry.Delay", "-00:00:01"]),
        ["retry ceiling"] = (o => o.Retry.MaxDelay = TimeSpan.FromMilliseconds(500), ["Retry.MaxDelay (00:00:00.5000000)", "Retry.Delay (00:00:01)"]),
        ["retry ceiling beyond timers"] = (o => o.Retry.MaxDelay = TimeSpan.FromDays(100), ["Retry.MaxDelay"]),
        ["first pause"] = (o => o.Polling.InitialDelay = TimeSpan.Zero, ["Polling.InitialDelay", "00:00:00"]),
        ["pause ceiling"] = (o => o.Polling.MaxDelay = TimeSpan.FromMilliseconds(1), ["Polling.MaxDelay (00:00:00.0010000)", "Polling.InitialDelay (00:00:01)"]),
        ["pause ceiling beyond timers"] = (o => o.Polling.MaxDelay = TimeSpan.FromDays(100), ["Polling.MaxDelay"]),
        ["growth"] = (o => o.Polling.BackoffFactor = 0.5, ["Polling.BackoffFactor", "0.5"]),
        ["no number"] = (o => o.Polling.BackoffFactor = double.NaN, ["Polling.BackoffFactor", "NaN"]),
        ["jitter"] = (o => o.Polling.Jitter = 1, ["Polling.Jitter", "is 1"]),
        ["deadline"] = (o => o.Polling.Timeout = TimeSpan.Zero, ["Polling.Timeout", "00:00:00"]),
        ["outage tolerance"] = (o => o.Polling.OutageTolerance = TimeSpan.FromSeconds(-1), ["Polling.OutageTolerance", "-00:00:01"]),
        ["unknown state tolerance"] = (o => o.Polling.UnknownStateTolerance = TimeSpan.Zero, ["Polling.UnknownStateTolerance", "00:00:00"]),
        ["null retry"] = (o => o.Retry = null!, ["Retry"]),
        ["null polling"] = (o => o.Polling = null!, ["Polling"]),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    internal static (Action<ClientOptions> Make, string[] Says) Get(string name) => Mistakes[name];
}
