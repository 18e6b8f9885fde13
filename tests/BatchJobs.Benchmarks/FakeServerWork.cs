using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Benchmarks;

/// <summary>What a test pays for: a server, a wait of three hours, a poll.</summary>
[MemoryDiagnoser]
public class FakeServerWork
{
    private static readonly JobDefinition Definition = JobDefinition.BatchScore("stream").Build();

    private FakeBatchServer server = null!;
    private HttpClient http = null!;
    private SpssClient spss = null!;
    private SpssJob job = null!;
    private int jobs;

    [GlobalSetup]
    public async Task SetUp()
    {
        server = new FakeBatchServer();
        server.Spss.Files.Add("stream", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        spss = new ServiceCollection()
            .AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "k"; }).Services
            .UseFakeBatchServer(server)
            .BuildServiceProvider()
            .GetRequiredService<SpssClient>();
        job = await spss.Jobs.SubmitAsync("polled", Definition);
        http = new HttpClient(server.CreateHandler());
    }

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

    /// <summary>One look at a job, client included.</summary>
    [Benchmark]
    public Task<SpssJobStatus> Poll() => job.RefreshAsync();

    /// <summary>One look at a job with a bare HTTP client.</summary>
    [Benchmark]
    public Task<byte[]> BarePoll() => http.GetByteArrayAsync("https://spss.example.com/pm/v1/jobs/polled/status?accesskey=k");

    /// <summary>A new server and its first answer.</summary>
    [Benchmark]
    public async Task<byte[]> NewServer()
    {
        using var fresh = new FakeBatchServer();
        using var client = new HttpClient(fresh.CreateHandler());
        return await client.GetByteArrayAsync("https://spss.example.com/pm/v1/jobs?accesskey=k");
    }
}
