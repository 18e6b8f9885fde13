using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Server;

namespace BatchJobs.Benchmarks;

/// <summary>One status request of the client, through each of the fake's hosts.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("status request by host")]
public class HostPoll
{
    private FakeBatchServer server = null!;
    private WireMockServer wire = null!;
    private SpssJob inProcess = null!;
    private SpssJob kestrel = null!;
    private SpssJob wireMock = null!;

    // In another flow than the benchmark's thread, which blocks until a benchmark has ended, as no asynchronous test's does.
    [GlobalSetup]
    public Task SetUpAsync() => Task.Run(async () =>
    {
        server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        server.Spss.Files.Add("stream", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        wire = server.StartWireMock();
        inProcess = await SubmitAsync("a", services => services.AddFakeBatchServer(server), null);
        kestrel = await SubmitAsync("b", static services => services, await server.ListenAsync());
        wireMock = await SubmitAsync("c", services => services.AddFakeBatchServer(server, wire), null);
    });

    [GlobalCleanup]
    public void CleanUp()
    {
        wire.Dispose();
        server.Dispose();
    }

    [Benchmark(Baseline = true)]
    public Task<SpssJobStatus> InProcess() => inProcess.GetStatusAsync();

    [Benchmark]
    public Task<SpssJobStatus> Kestrel() => kestrel.GetStatusAsync();

    [Benchmark]
    public Task<SpssJobStatus> WireMock() => wireMock.GetStatusAsync();

    private static Task<SpssJob> SubmitAsync(string id, Func<IServiceCollection, IServiceCollection> host, Uri? endpoint) =>
        host(new ServiceCollection().AddSpssClient(options => { options.Endpoint = endpoint ?? new Uri("https://spss.example.com"); options.AccessKey = "k"; }).Services)
            .BuildServiceProvider()
            .GetRequiredService<SpssClient>()
            .Jobs.SubmitAsync(id, JobDefinition.BatchScore("stream").Build());
}
