using BatchJobs.Client.Spss;
using BenchmarkDotNet.Attributes;

namespace BatchJobs.Benchmarks;

/// <summary>One status request of the client against the same one of its peers, on the same stub.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("status request")]
public class StatusCall
{
    private readonly CancellationTokenSource source = new();
    private readonly Callers callers = new();

    [Benchmark(Baseline = true)]
    public Task<PeerStatus> HandWritten() => callers.HandWritten.GetStatusAsync("job-1", source.Token);

    [Benchmark]
    public Task<PeerStatus> BareRefit() => callers.BareRefit.GetStatusAsync("job-1", "k", source.Token);

    [Benchmark]
    public Task<PeerStatus> RefitAndPolly() => callers.RefitAndPolly.GetStatusAsync("job-1", "k", source.Token);

    [Benchmark]
    public Task<SpssJobStatus> Client() => callers.Client.Jobs.GetStatusAsync("job-1", source.Token);
}
