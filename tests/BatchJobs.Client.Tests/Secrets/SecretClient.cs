using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>The three clients with secrets, on one connection, in a program that logs everything, what the factory logs included.</summary>
internal sealed class SecretClient : IAsyncDisposable
{
    public const string Root = "service.example.com";

    private readonly FakeBatchServer clock = new();
    private readonly ServiceProvider provider;

    public SecretClient(Func<HttpMessageHandler> connection, string scheme = "https", int retries = 1)
    {
        var endpoint = new Uri($"{scheme}://{Root}/");
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock.Clock);
        services.AddFakeLogging(options => options.CollectRecordsForDisabledLogLevels = true);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        IHttpClientBuilder[] clients =
        [
            services.AddSpssClient(options =>
            {
                (options.Endpoint, options.AccessKey, options.Retry.MaxRetryAttempts) = (endpoint, SecretMark.Key, retries);
                (options.Polling.Jitter, options.Polling.Timeout, options.AllowInsecureHttp) = (0, TimeSpan.FromSeconds(5), scheme == "http");
            }),
            services.AddDataFluxClient(options =>
            {
                (options.Endpoint, options.UserName, options.Password, options.Retry.MaxRetryAttempts) = (endpoint, SecretMark.User, SecretMark.Key, retries);
                (options.Polling.Jitter, options.Polling.Timeout, options.AllowInsecureHttp) = (0, TimeSpan.FromSeconds(5), scheme == "http");
            }),
            services.AddVitamClient(options =>
            {
                (options.Endpoint, options.PlatformKey, options.Retry.MaxRetryAttempts) = (endpoint, SecretMark.Key, retries);
                (options.Polling.Jitter, options.Polling.Timeout, options.AllowInsecureHttp) = (0, TimeSpan.FromSeconds(5), scheme == "http");
            }),
        ];
        foreach (IHttpClientBuilder client in clients)
        {
            // Without a timeout of the program's own a transfer waits for ever.
            client.ConfigureHttpClient(http => http.Timeout = TimeSpan.FromMinutes(2)).AddDefaultLogger().ConfigurePrimaryHttpMessageHandler(connection);
        }

        provider = services.BuildServiceProvider();
    }

    public object Get(Type type) => provider.GetRequiredService(type);

    public T Get<T>()
        where T : notnull =>
        provider.GetRequiredService<T>();

    /// <summary>Everything that has been logged since the last time, with its structure, scopes and exceptions.</summary>
    public IEnumerable<string> TakeLogs()
    {
        FakeLogCollector collector = provider.GetFakeLogCollector();
        foreach (FakeLogRecord record in collector.GetSnapshot(clear: true))
        {
            IEnumerable<string> texts =
            [
                record.Message, record.Category ?? "",
                .. record.StructuredState?.Select(pair => $"{pair.Key}={pair.Value}") ?? [],
                .. record.Scopes.SelectMany(ShownTexts.OfAll),
                .. ShownTexts.OfAll(record.Exception),
            ];
            foreach (string text in texts)
            {
                yield return text;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await clock.DisposeAsync();
    }
}
