using Refit;

namespace BatchJobs.Client;

/// <summary>
/// One configured service: its interfaces, over one chain of handlers. Operation, retry, attempt, then whatever leads to the
/// service: the factory's handlers with the credentials at their end, or a handler that a program has brought along.
/// </summary>
internal sealed class ServiceConnection : IApiProvider
{
    /// <summary>What a client holds in memory of one response, files and logs excepted: 256 MiB.</summary>
    private const long DefaultMaxResponseBytes = 256 * 1024 * 1024;

    private readonly HttpClient http;
    private readonly RefitSettings refit;

    public ServiceConnection(
        CurrentSettings settings,
        OperationTable operations,
        ServiceSerializer serializer,
        TimeProvider time,
        ClientTelemetry telemetry,
        HttpMessageHandler service,
        IEnumerable<Action<HttpClient>>? configure = null)
    {
        Settings = settings;
        var attempt = new AttemptHandler(operations, settings, time, telemetry, service);
        http = new HttpClient(new OperationHandler(operations, settings, telemetry, new RetryHandler(settings, time, telemetry, attempt)))
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = DefaultMaxResponseBytes,
        };
        foreach (Action<HttpClient> action in configure ?? [])
        {
            action(http);
        }

        // HttpClient's own timeout would be the system clock's, and one for all tries together.
        attempt.MaxAttemptTime = http.Timeout;
        attempt.MaxResponseBytes = http.MaxResponseContentBufferSize;
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.BaseAddress = new Uri(settings.Value.Root);
        refit = Refit(serializer);
    }

    public CurrentSettings Settings { get; }

    /// <summary>An implementation of one of the service's interfaces.</summary>
    public TApi Get<TApi>()
        where TApi : class =>
        RestService.ForGenerated<TApi>(http, refit);

    // The handlers have turned every failure into an exception of this library already: it passes as it is. So does content,
    // which knows its length, or streams.
    private static RefitSettings Refit(ServiceSerializer serializer) => new(serializer, new ArgumentFormatter())
    {
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
        ExceptionFactory = static _ => default,
        TransportExceptionFactory = static (_, exception, _) => exception,
        DeserializationExceptionFactory = static (_, exception) => ValueTask.FromException<Exception?>(exception),
    };
}
