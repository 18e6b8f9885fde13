using BatchJobs.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace BatchJobs.Benchmarks;

/// <summary>A new server and its first answer, which every test pays for.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("new server and its first answer")]
public class NewServer
{
    [Benchmark(Baseline = true)]
    public async Task<byte[]> Fake()
    {
        using var server = new FakeBatchServer();
        using var client = new HttpClient(server.CreateHandler());
        return await client.GetByteArrayAsync("https://spss.example.com/pm/v1/jobs?accesskey=k");
    }

    [Benchmark]
    public async Task<byte[]> TestHost()
    {
        await using WebApplication app = await TestHostServer.StartAsync();
        using HttpClient client = app.GetTestClient();
        return await client.GetByteArrayAsync("/pm/v1/jobs/1/status");
    }
}
