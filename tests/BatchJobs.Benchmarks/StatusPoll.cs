using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace BatchJobs.Benchmarks;

/// <summary>One look at a job: the fake, with and without the client, against what else people test with.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("status request on the fake")]
public class StatusPoll
{
    private readonly FakeBatchServer server = new();
    private readonly MockHttpMessageHandler mock = new();
    private HandWrittenClient byHand = null!;
    private HandWrittenClient onFake = null!;
    private HandWrittenClient onMock = null!;
    private HandWrittenClient onTestHost = null!;
    private WebApplication testHost = null!;
    private SpssJob job = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        server.Spss.Files.Add("stream", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        SpssClient spss = new ServiceCollection()
            .AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "k"; }).Services
            .AddFakeBatchServer(server)
            .BuildServiceProvider()
            .GetRequiredService<SpssClient>();
        job = await spss.Jobs.SubmitAsync("polled", JobDefinition.BatchScore("stream").Build());
        onFake = Client(server.CreateHandler());

        var handler = new StatefulHandler(server.Clock);
        handler.Add("polled", TimeSpan.FromDays(1));
        byHand = Client(handler);

        mock.When("https://spss.example.com/pm/v1/jobs/*/status").Respond("application/json", """{"jobId":"polled","jobStatus":"RUNNING"}""");
        onMock = Client(mock);

        testHost = await TestHostServer.StartAsync();
        onTestHost = Client(testHost.GetTestServer().CreateHandler());
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        server.Dispose();
        mock.Dispose();
        await testHost.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<PeerStatus> HandlerByHand() => byHand.GetStatusAsync("polled", CancellationToken.None);

    [Benchmark]
    public Task<PeerStatus> Fake() => onFake.GetStatusAsync("polled", CancellationToken.None);

    [Benchmark]
    public Task<SpssJobStatus> FakeAndClient() => job.GetStatusAsync();

    [Benchmark]
    public Task<PeerStatus> MockHttp() => onMock.GetStatusAsync("polled", CancellationToken.None);

    [Benchmark]
    public Task<PeerStatus> TestHost() => onTestHost.GetStatusAsync("polled", CancellationToken.None);

    private static HandWrittenClient Client(HttpMessageHandler handler) => new(new HttpClient(handler) { BaseAddress = new Uri("https://spss.example.com/") });
}
