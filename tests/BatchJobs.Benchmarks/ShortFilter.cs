using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;

namespace BatchJobs.Benchmarks;

/// <summary>Leaves the waits out that take half a minute a turn or more.</summary>
internal sealed class ShortFilter : IFilter
{
    private const int MostWaits = 1_000;

    public bool Predicate(BenchmarkCase benchmarkCase) =>
        !benchmarkCase.HasParameters || benchmarkCase.Parameters[nameof(ManyWaits.Waits)] is not int waits || waits <= MostWaits;
}
