using System.Collections.Concurrent;
using BatchJobs.Testing;
using WireMock.Server;

namespace BatchJobs.Conformance;

/// <summary>A WireMock server with a fake server behind it. It goes to the next test afterwards, for one takes a tenth of a second to start.</summary>
public sealed class WireMockLease : IDisposable
{
    private static readonly ConcurrentBag<WireMockServer> Free = [];

    private WireMockLease(WireMockServer server) => Server = server;

    public WireMockServer Server { get; }

    public Uri Address => new(Server.Url!);

    public static WireMockLease Of(FakeBatchServer server) =>
        new(Free.TryTake(out WireMockServer? free) ? free.AddBatchJobs(server) : server.StartWireMock());

    public void Dispose()
    {
        Server.ResetLogEntries();
        Free.Add(Server);
    }
}
