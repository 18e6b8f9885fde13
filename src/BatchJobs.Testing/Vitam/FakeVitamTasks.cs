using System.Collections;

namespace BatchJobs.Testing.Vitam;

/// <summary>The tasks of the fake Vitam service, as they stand now, in the order in which they were submitted.</summary>
public sealed class FakeVitamTasks : IReadOnlyCollection<FakeVitamTask>
{
    private readonly VitamStore store;

    internal FakeVitamTasks(VitamStore store) => this.store = store;

    /// <inheritdoc/>
    public int Count => Snapshot().Length;

    /// <summary>A task by its identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="KeyNotFoundException">There is no such task, or no longer.</exception>
    public FakeVitamTask this[string id] => store.Now(() => store.Tasks.TryGet(id, out FakeVitamTask? task) ? task : null)
        ?? throw new KeyNotFoundException($"There is no task '{id}'. There are: {string.Join(", ", Snapshot().Select(task => task.Id))}.");

    /// <summary>Whether there is a task with an identifier.</summary>
    /// <param name="id">The identifier.</param>
    public bool Contains(string id) => store.Now(() => store.Tasks.TryGet(id, out _));

    /// <inheritdoc/>
    public IEnumerator<FakeVitamTask> GetEnumerator() => Snapshot().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FakeVitamTask[] Snapshot() => store.Now<FakeVitamTask[]>(() => [.. store.Tasks.All]);
}
