using Microsoft.Extensions.Logging;
using Refit;

namespace BatchJobs.Client;

/// <summary>
/// One configured service: its interfaces, over one chain of handlers. Operation, retry, attempt, then whatever leads to the
/// service: the factory's handlers with the credentials at their end, or a handler that a program has brought along.
/// </summary>
internal sealed class ServiceConnection
{
    /// <summary>What a client holds in memory of one answer, files and logs excepted: 256 MiB.</summary>
    private const long LongestAnswer = 256 * 1024 * 1024;

    private readonly HttpClient http;
    private readonly RefitSettings settings;

    public ServiceConnection(
        ServiceSettings settings,
        OperationTable operations,
        ServiceSerializer serializer,
        TimeProvider time,
        ILogger logger,
        HttpMessageHandler service,
        IEnumerable<Action<HttpClient>>? configure = null)
    {
        Settings = settings;
        var pause = new RetryPause(settings.Retry, time);
        var attempt = new AttemptHandler(operations, settings, pause, time, logger, service);
        http = new HttpClient(new OperationHandler(operations, new RetryHandler(pause, attempt)))
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        foreach (Action<HttpClient> action in configure ?? [])
        {
            action(http);
        }

        // HttpClient's own timeout would be the system clock's, and one for all tries together.
        attempt.LongestTry = http.Timeout;
        attempt.LongestBody = http.MaxResponseContentBufferSize;
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.BaseAddress = new Uri(settings.Root);
        settings = Settings(serializer);
    }

    public ServiceSettings Settings { get; }

    /// <summary>A connection through a handler that the caller keeps, and disposes of.</summary>
    public static ServiceConnection Over(
        HttpMessageHandler handler, ServiceSettings settings, OperationTable operations, ServiceSerializer serializer, TimeProvider time, ILogger logger) =>
        new(settings, operations, serializer, time, logger, new CredentialsHandler(settings, handler));

    /// <summary>An implementation of one of the service's interfaces.</summary>
    public T Api<T>() => RestService.ForGenerated<T>(http, settings);

    // The handlers have turned every failure into an exception of this library already: it passes as it is. So does content,
    // which knows its length, or streams.
    private static RefitSettings Settings(ServiceSerializer serializer) => new(serializer, new ArgumentFormatter())
    {
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
        ExceptionFactory = static _ => default,
        TransportExceptionFactory = static (_, exception, _) => exception,
        DeserializationExceptionFactory = static (_, exception) => ValueTask.FromException<Exception?>(exception),
    };
}
