using System.Collections;

namespace BatchJobs.Testing;

/// <summary>The jobs or tasks of a fake service, as they stand now, in the order in which they were submitted.</summary>
/// <typeparam name="TJob">The service's jobs.</typeparam>
public sealed class FakeJobCollection<TJob> : IReadOnlyCollection<TJob>
    where TJob : FakeJob
{
    private readonly JobStore store;
    private readonly JobCollection<TJob> jobs;
    private readonly string noun;

    internal FakeJobCollection(JobStore store, JobCollection<TJob> jobs, string noun)
    {
        this.store = store;
        this.jobs = jobs;
        this.noun = noun;
    }

    /// <inheritdoc/>
    public int Count => store.Now(() => jobs.Count);

    /// <summary>Gets a job by its identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="KeyNotFoundException">There is no such job, or no longer.</exception>
    public TJob this[string id] => store.Now(() => jobs.TryGet(id, out TJob? job) ? job : throw Missing.Of(noun, id, jobs.All.Select(other => other.Id)));

    /// <summary>Returns whether there is a job with an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <returns><see langword="true"/> when there is.</returns>
    public bool Contains(string id) => store.Now(() => jobs.TryGet(id, out _));

    /// <inheritdoc/>
    public IEnumerator<TJob> GetEnumerator() => store.Now<IEnumerable<TJob>>(() => [.. jobs.All]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
