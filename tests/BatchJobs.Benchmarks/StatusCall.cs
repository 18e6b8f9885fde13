using BatchJobs.Client.Spss;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Benchmarks;

/// <summary>One call of the client against the same call written by hand, on the same stub.</summary>
[MemoryDiagnoser]
public class StatusCall
{
    private readonly CancellationTokenSource source = new();
    private HandWrittenClient handWritten = null!;
    private ISpssJobs jobs = null!;

    [GlobalSetup]
    public void SetUp()
    {
        ServiceProvider services = new ServiceCollection()
            .AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "k"; })
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler()).Services
            .AddHttpClient("hand", http => http.BaseAddress = new Uri("https://spss.example.com/"))
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler()).RemoveAllLoggers().Services
            .BuildServiceProvider();
        jobs = services.GetRequiredService<ISpssJobs>();
        handWritten = new HandWrittenClient(services.GetRequiredService<IHttpClientFactory>().CreateClient("hand"));
    }

    [Benchmark(Baseline = true)]
    public Task<HandWrittenStatus> HandWritten() => handWritten.GetStatusAsync("job-1", source.Token);

    [Benchmark]
    public Task<SpssJobStatus> Client() => jobs.GetStatusAsync("job-1", source.Token);
}
