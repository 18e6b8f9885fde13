using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Benchmarks;

/// <summary>What a test pays for a job of three hours.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("wait of three virtual hours")]
public class LongWait
{
    private static readonly JobDefinition Definition = JobDefinition.BatchScore("stream").Build();

    private FakeBatchServer server = null!;
    private SpssClient spss = null!;
    private int jobs;

    // In another flow than the benchmark's thread, which blocks until a benchmark has ended, as no asynchronous test's does.
    [GlobalSetup]
    public Task SetUpAsync() => Task.Run(SetUp);

    [GlobalCleanup]
    public void CleanUp() => server.Dispose();

    /// <summary>Submits a job that runs for three virtual hours and waits for it; about 370 polls.</summary>
    [Benchmark]
    public async Task<string> WaitOfThreeHours()
    {
        string id = $"job-{++jobs}";
        SpssJob waited = await spss.Jobs.SubmitAsync(id, Definition);
        SpssJobResult result = await waited.WaitForCompletionAsync();
        await spss.Jobs.DeleteAsync(id);
        return result.JobId;
    }

    private void SetUp()
    {
        server = new FakeBatchServer();
        server.Spss.Files.Add("stream", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        spss = new ServiceCollection()
            .AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "k"; }).Services
            .AddFakeBatchServer(server)
            .BuildServiceProvider()
            .GetRequiredService<SpssClient>();
    }
}
