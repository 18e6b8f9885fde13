using BatchJobs.Testing;
using WireMock.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a <see cref="FakeBatchServer"/> behind a WireMock server under a program's own composition root.</summary>
public static class FakeBatchServerWireMockServiceCollectionExtensions
{
    /// <summary>
    /// Sends the requests of the SPSS, DataFlux and Vitam clients of the container to a WireMock server, whatever address they are
    /// configured with, and makes the fake server's clock the container's <see cref="TimeProvider"/>. Time is held while a call travels.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="server">The fake server, which stays the caller's to dispose of.</param>
    /// <param name="wire">The WireMock server, which stays the caller's to dispose of.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ArgumentException">The WireMock server has no address with <c>http</c>.</exception>
    public static IServiceCollection AddFakeBatchServer(this IServiceCollection services, FakeBatchServer server, WireMockServer wire) =>
        services.AddFakeBatchServer(server, wire, static _ => { });

    /// <inheritdoc cref="AddFakeBatchServer(IServiceCollection, FakeBatchServer, WireMockServer)"/>
    /// <param name="services">The container.</param>
    /// <param name="server">The fake server, which stays the caller's to dispose of.</param>
    /// <param name="wire">The WireMock server, which stays the caller's to dispose of.</param>
    /// <param name="configure">Says which other clients are redirected, and whether the clock is replaced.</param>
    public static IServiceCollection AddFakeBatchServer(
        this IServiceCollection services, FakeBatchServer server, WireMockServer wire, Action<FakeBatchServerClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(wire);
        ArgumentNullException.ThrowIfNull(configure);

        string address = Array.Find(wire.Urls, url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException("The WireMock server has no address with http: start it without TLS, or with both schemes.", nameof(wire));
        return services.AddFakeBatchServer(server, configure, () =>
        {
            server.Clock.Join();
            return new WireMockMessageHandler(server, new Uri(address));
        });
    }
}
