using System.Text;
using BatchJobs.Client;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Interfaces;

/// <summary>The services' interfaces as a program injects them, through one of the fake's hosts.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly WireMockLease? lease;

    private RawClient(FakeBatchServer server, ServiceProvider services, WireMockLease? lease)
    {
        Server = server;
        this.services = services;
        this.lease = lease;
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeBatchServer Server { get; }

    public static async Task<RawClient> OpenAsync(ServerHost host)
    {
        var server = new FakeBatchServer();
        server.DataFlux.AddUser("ann", "secret", isAdministrator: true);
        Uri endpoint = host == ServerHost.Kestrel ? await server.ListenAsync(cancellationToken: Token) : new Uri("https://services.example.com/");
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(server.Clock);

        // What is on its way through a socket does not keep the fake's time still, so nothing is limited in time.
        services.AddSpssClient(options =>
        {
            options.Endpoint = endpoint;
            options.AccessKey = "key";
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
        services.AddDataFluxClient(options =>
        {
            options.Endpoint = endpoint;
            options.UserName = "ann";
            options.Password = "secret";
            options.AttemptTimeout = options.MetadataTimeout = Timeout.InfiniteTimeSpan;
        });
        services.AddVitamClient(options =>
        {
            options.Endpoint = endpoint;
            options.PlatformKey = "key";
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
        WireMockLease? lease = null;
        if (host == ServerHost.InProcess)
        {
            services.AddFakeBatchServer(server);
        }
        else if (host == ServerHost.WireMock)
        {
            lease = WireMockLease.Of(server);
            services.AddFakeBatchServer(server, lease.Server);
        }

        return new RawClient(server, services.BuildServiceProvider(), lease);
    }

    public T Get<T>()
        where T : notnull =>
        services.GetRequiredService<T>();

    public static Upload Content(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        lease?.Dispose();
        await Server.DisposeAsync();
    }
}
