using System.Collections;

namespace BatchJobs.Testing.Spss;

/// <summary>The jobs of the fake SPSS service, as they stand now, in the order in which they were created.</summary>
public sealed class FakeSpssJobs : IReadOnlyCollection<FakeSpssJob>
{
    private readonly SpssStore store;

    internal FakeSpssJobs(SpssStore store) => this.store = store;

    /// <inheritdoc/>
    public int Count => Snapshot().Length;

    /// <summary>A job by its identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="KeyNotFoundException">There is no such job, or no longer.</exception>
    public FakeSpssJob this[string id] => store.Now(() => store.Jobs.TryGet(id, out FakeSpssJob? job) ? job : null)
        ?? throw new KeyNotFoundException($"There is no job '{id}'. There are: {string.Join(", ", Snapshot().Select(job => job.Id))}.");

    /// <summary>Whether there is a job with an identifier.</summary>
    /// <param name="id">The identifier.</param>
    public bool Contains(string id) => store.Now(() => store.Jobs.TryGet(id, out _));

    /// <inheritdoc/>
    public IEnumerator<FakeSpssJob> GetEnumerator() => Snapshot().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FakeSpssJob[] Snapshot() => store.Now<FakeSpssJob[]>(() => [.. store.Jobs.All]);
}
