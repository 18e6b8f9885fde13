using System.Globalization;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Benchmarks;

/// <summary>Many waits of three virtual hours at the same time, each looking at its job every five minutes.</summary>
[MemoryDiagnoser]
[WarmupCount(1)]
[IterationCount(3)]
[BenchmarkCategory("waits of three virtual hours at once")]
public class ManyWaits
{
    private readonly JobDefinition definition = JobDefinition.BatchScore("stream").Build();
    private FakeBatchServer server = null!;
    private SpssClient spss = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Waits { get; set; }

    // In another flow than the benchmark's thread, which blocks until a benchmark has ended, as no asynchronous test's does.
    [IterationSetup]
    public void SetUpElsewhere() => Task.Run(SetUp).Wait();

    [IterationCleanup]
    public void CleanUp() => server.Dispose();

    [Benchmark]
    public async Task ToTheirEnd() => await Task.WhenAll(Enumerable.Range(0, Waits).Select(WaitAsync));

    private void SetUp()
    {
        server = new FakeBatchServer();
        server.Spss.Files.Add("stream", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        spss = new ServiceCollection()
            .AddSpssClient(options =>
            {
                options.Endpoint = new Uri("https://spss.example.com");
                options.AccessKey = "k";
                options.Polling.InitialDelay = options.Polling.MaxDelay = TimeSpan.FromMinutes(5);
            }).Services
            .AddFakeBatchServer(server)
            .BuildServiceProvider()
            .GetRequiredService<SpssClient>();
    }

    private async Task WaitAsync(int number)
    {
        SpssJob job = await spss.Jobs.SubmitAsync(number.ToString(CultureInfo.InvariantCulture), definition);
        await job.WaitForCompletionAsync();
    }
}
