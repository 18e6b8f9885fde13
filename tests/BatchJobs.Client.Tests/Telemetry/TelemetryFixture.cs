using System.Diagnostics;
using System.Diagnostics.Metrics;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BatchJobs.Client.Tests.Telemetry;

/// <summary>The three clients in a container, against the fake server, with what they log, measure and trace.</summary>
internal sealed class TelemetryFixture : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    public TelemetryFixture(LogLevel level = LogLevel.Trace, int retries = 3)
    {
        Server.Spss.Files.Add(TestData.Stream, [1]);
        Server.DataFlux.Options.Servers = int.MaxValue;
        var services = new ServiceCollection();
        services.AddFakeLogging().AddLogging(logging => logging.SetMinimumLevel(level));
        IHttpClientBuilder[] clients =
        [
            services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key-of-spss")),
            services.AddDataFluxClient(options => options.Endpoint = new Uri("https://dataflux.example.com")),
            services.AddVitamClient(options => (options.Endpoint, options.PlatformKey) = (new Uri("https://vitam.example.com"), "key-of-vitam")),
        ];
        Array.ForEach(clients, client => client.AddHttpMessageHandler(() => new ActivityHandler(this)));
        services.ConfigureAll<SpssClientOptions>(options => (options.Polling.Jitter, options.Retry.MaxRetryAttempts) = (0, retries));
        services.ConfigureAll<DataFluxClientOptions>(options => (options.Polling.Jitter, options.Retry.MaxRetryAttempts) = (0, retries));
        services.ConfigureAll<VitamClientOptions>(options => (options.Polling.Jitter, options.Retry.MaxRetryAttempts) = (0, retries));
        provider = services.AddFakeBatchServer(Server).BuildServiceProvider();
    }

    public FakeBatchServer Server { get; } = new();

    public SpssJobs Spss => provider.GetRequiredService<SpssClient>().Jobs;

    public DataFluxClient DataFlux => provider.GetRequiredService<DataFluxClient>();

    public VitamTasks Vitam => provider.GetRequiredService<VitamClient>().Tasks;

    /// <summary>The requests, each with the span in which it was sent.</summary>
    public List<(string Path, Activity? Span)> Sent { get; } = [];

    public T Get<T>()
        where T : notnull =>
        provider.GetRequiredService<T>();

    /// <summary>What the clients have logged at a level or above.</summary>
    public IReadOnlyList<FakeLogRecord> Logs(LogLevel level) =>
        [.. provider.GetFakeLogCollector().GetSnapshot().Where(record => record.Level >= level && record.Category!.StartsWith("BatchJobs.Client.", StringComparison.Ordinal))];

    public MetricCollector<T> Collect<T>(string instrument)
        where T : struct =>
        new(provider.GetRequiredService<IMeterFactory>(), BatchJobsTelemetry.MeterName, instrument);

    public async Task<DataFluxJob> ExecuteAsync(TimeSpan queued, TimeSpan running)
    {
        Server.DataFlux.WhenExecuted(_ => true).QueueFor(queued).RunFor(running);
        DataFluxJobFlow flow = await DataFlux.JobFlows.CreateAsync("f.djf", new MemoryStream("<flow/>"u8.ToArray()));
        return await DataFlux.JobFlows.ExecuteAsync(flow.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class ActivityHandler(TelemetryFixture fixture) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (fixture.Sent)
            {
                fixture.Sent.Add((request.RequestUri!.AbsolutePath, Activity.Current));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
