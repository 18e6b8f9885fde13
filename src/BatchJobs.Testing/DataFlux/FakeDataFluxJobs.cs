using System.Collections;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The jobs of the fake DataFlux service, as they stand now, in the order in which they were executed.</summary>
public sealed class FakeDataFluxJobs : IReadOnlyCollection<FakeDataFluxJob>
{
    private readonly DataFluxStore store;

    internal FakeDataFluxJobs(DataFluxStore store) => this.store = store;

    /// <inheritdoc/>
    public int Count => Snapshot().Length;

    /// <summary>A job by its identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="KeyNotFoundException">There is no such job, or no longer.</exception>
    public FakeDataFluxJob this[string id] => store.Now(() => store.Jobs.TryGet(id, out FakeDataFluxJob? job) ? job : null)
        ?? throw new KeyNotFoundException($"There is no job '{id}'. There are: {string.Join(", ", Snapshot().Select(job => job.Id))}.");

    /// <summary>Whether there is a job with an identifier.</summary>
    /// <param name="id">The identifier.</param>
    public bool Contains(string id) => store.Now(() => store.Jobs.TryGet(id, out _));

    /// <inheritdoc/>
    public IEnumerator<FakeDataFluxJob> GetEnumerator() => Snapshot().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FakeDataFluxJob[] Snapshot() => store.Now<FakeDataFluxJob[]>(() => [.. store.Jobs.All]);
}
