using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Tests;

/// <summary>A fake service, a script of what goes wrong on the way to it, and a client as a program would register it.</summary>
internal sealed class SpssClientFixture : IAsyncDisposable
{
    public const string Key = "Zk3+q9/Xw7Lr0==";

    private readonly ServiceProvider provider;

    public SpssClientFixture(Action<SpssClientOptions>? configure = null, ClockMode clock = ClockMode.Skipping, TimeSpan skew = default)
    {
        Server = new FakeBatchServer(new FakeBatchServerOptions { Clock = clock });
        Server.Spss.Options.AccessKey = Key;
        Server.Spss.Files.Add(TestData.Stream, [1, 2, 3]);
        Wire = new ScriptedHandler(Server);

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(skew == default ? Server.Clock : new SkewedClock(Server.Clock, skew));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services
            .AddSpssClient(options =>
            {
                options.Endpoint = new Uri("https://spss.example.com");
                options.AccessKey = Key;
                options.Polling.Jitter = 0;
                configure?.Invoke(options);
            })
            .ConfigurePrimaryHttpMessageHandler(() => Wire);
        provider = services.BuildServiceProvider();
        Client = provider.GetRequiredService<SpssClient>();
    }

    public FakeBatchServer Server { get; }

    public ScriptedHandler Wire { get; }

    public CollectedLogs Logs { get; } = new();

    public SpssClient Client { get; }

    public SpssJobs Jobs => Client.Jobs;

    public SpssFiles Files => Client.Files;

    /// <summary>What the container has.</summary>
    public T Get<T>()
        where T : notnull =>
        provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Wire.Dispose();
        await Server.DisposeAsync();
    }
}
