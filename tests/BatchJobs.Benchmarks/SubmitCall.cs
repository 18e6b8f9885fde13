using BatchJobs.Client.Spss;
using BenchmarkDotNet.Attributes;

namespace BatchJobs.Benchmarks;

/// <summary>One submission by the client against the same one by its peers, on the same stub.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("submission")]
public class SubmitCall
{
    private readonly CancellationTokenSource source = new();
    private readonly Callers callers = new();
    private readonly JobDefinition definition = JobDefinition.BatchScore("stream").Build();
    private readonly PeerDefinition peerDefinition = new("BATCH_SCORE", new PeerModel("stream"));

    [Benchmark(Baseline = true)]
    public Task<PeerDetails> HandWritten() => callers.HandWritten.SubmitAsync("job-1", peerDefinition, source.Token);

    [Benchmark]
    public Task<PeerDetails> BareRefit() => callers.BareRefit.SubmitAsync("job-1", "k", peerDefinition, source.Token);

    [Benchmark]
    public Task<PeerDetails> RefitAndPolly() => callers.RefitAndPolly.SubmitAsync("job-1", "k", peerDefinition, source.Token);

    [Benchmark]
    public Task<SpssJob> Client() => callers.Client.Jobs.SubmitAsync("job-1", definition, source.Token);
}
