using System.Globalization;
using System.Text;
using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;

namespace BatchJobs.Benchmarks;

/// <summary>Many timed jobs, advanced to their ends in one step.</summary>
[MemoryDiagnoser]
[WarmupCount(1)]
[IterationCount(3)]
[BenchmarkCategory("100,000 timed jobs to their end")]
public class ManyJobs
{
    private FakeBatchServer server = null!;

    [Params(100_000)]
    public int Jobs { get; set; }

    [IterationSetup]
    public void SetUp()
    {
        server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.Files.Add("stream", [1]);
        using var http = new HttpClient(server.CreateHandler());
        for (int i = 0; i < Jobs; i++)
        {
            using var definition = new StringContent("""{"action":"TRAINING","model":{"id":"stream"}}""", Encoding.UTF8, "application/json");
            using HttpResponseMessage _ = http.PostAsync(string.Create(CultureInfo.InvariantCulture, $"https://spss.example.com/pm/v1/jobs/{i}?accesskey=k"), definition)
                .GetAwaiter().GetResult();
        }
    }

    [IterationCleanup]
    public void CleanUp() => server.Dispose();

    [Benchmark]
    public async Task<string> ToTheirEnd()
    {
        await server.AdvanceAsync(TimeSpan.FromHours(3));
        return server.Spss.Jobs["0"].State;
    }
}
