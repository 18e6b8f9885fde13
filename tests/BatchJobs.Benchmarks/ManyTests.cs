using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Benchmarks;

/// <summary>What a consumer's suite pays: a thousand tests, each with its own server and container, and a job of three hours.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("1,000 consumers' tests")]
public class ManyTests
{
    private const int Tests = 1_000;

    private static readonly JobDefinition Definition = JobDefinition.BatchScore("stream").Build();

    [Benchmark]
    public Task OneAfterTheOther() => RunAsync(1);

    [Benchmark]
    public Task AsManyAtOnceAsThereAreProcessors() => RunAsync(Environment.ProcessorCount);

    private static Task RunAsync(int atOnce) => Parallel.ForEachAsync(
        Enumerable.Range(0, Tests),
        new ParallelOptions { MaxDegreeOfParallelism = atOnce },
        static async (_, token) => await TestAsync(token));

    private static async Task TestAsync(CancellationToken cancellationToken)
    {
        await using var server = new FakeBatchServer();
        server.Spss.Files.Add("stream", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        await using ServiceProvider app = new ServiceCollection()
            .AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "k")).Services
            .AddFakeBatchServer(server)
            .BuildServiceProvider();
        SpssJob job = await app.GetRequiredService<SpssClient>().Jobs.SubmitAsync("job", Definition, cancellationToken);
        await job.WaitForCompletionAsync(cancellationToken: cancellationToken);
    }
}
