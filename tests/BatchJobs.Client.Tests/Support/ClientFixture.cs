using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Tests;

/// <summary>A client as a program would register it, on the clock of a server and the given connection.</summary>
internal abstract class ClientFixture<TClient, TConnection> : IAsyncDisposable
    where TClient : notnull
    where TConnection : HttpMessageHandler
{
    private readonly ServiceProvider provider;

    /// <param name="server">The server whose clock the client has.</param>
    /// <param name="wire">The connection.</param>
    /// <param name="skew">How far the client's clock differs from the server's.</param>
    /// <param name="register">Registers the client.</param>
    protected ClientFixture(FakeBatchServer server, TConnection wire, TimeSpan skew, Func<IServiceCollection, IHttpClientBuilder> register)
    {
        Server = server;
        Wire = wire;

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(skew == default ? Server.Clock : new SkewedClock(Server.Clock, skew));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        register(services).ConfigurePrimaryHttpMessageHandler(() => Wire);
        provider = services.BuildServiceProvider();
        Client = provider.GetRequiredService<TClient>();
    }

    public FakeBatchServer Server { get; }

    public TConnection Wire { get; }

    public CollectedLogs Logs { get; } = new();

    public TClient Client { get; }

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
