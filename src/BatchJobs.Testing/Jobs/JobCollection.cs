using System.Diagnostics.CodeAnalysis;

namespace BatchJobs.Testing;

/// <summary>The jobs that exist, by their identifiers, and the latest of those that are gone.</summary>
internal sealed class JobCollection<TJob>
    where TJob : FakeJob
{
    private const int MostRemoved = 10_000;

    private readonly Queue<TJob> removed = new();
    private readonly Dictionary<string, (TJob Job, long Order)> jobs = new(StringComparer.Ordinal);
    private long order;

    /// <summary>Gets the jobs in the order in which they were created.</summary>
    public IEnumerable<TJob> All
    {
        get
        {
            (TJob Job, long Order)[] entries = [.. jobs.Values];
            for (int i = 1; i < entries.Length; i++)
            {
                if (entries[i].Order < entries[i - 1].Order)
                {
                    // It happens when jobs have been removed.
                    Array.Sort(entries, static (one, other) => one.Order.CompareTo(other.Order));
                    break;
                }
            }

            return entries.Select(static entry => entry.Job);
        }
    }

    /// <summary>Gets the latest jobs that are gone, in the order in which they went.</summary>
    public IReadOnlyCollection<TJob> Removed => removed;

    public int Count => jobs.Count;

    /// <summary>Takes over the jobs of another collection.</summary>
    /// <param name="source">The other collection.</param>
    /// <param name="copy">Copies a job.</param>
    public void CopyFrom(JobCollection<TJob> source, Func<TJob, TJob> copy)
    {
        jobs.Clear();
        jobs.EnsureCapacity(source.jobs.Count);
        foreach ((string id, (TJob job, long place)) in source.jobs)
        {
            jobs.Add(id, (copy(job), place));
        }

        removed.Clear();
        foreach (TJob job in source.removed)
        {
            removed.Enqueue(copy(job));
        }

        order = source.order;
    }

    public bool TryGet(string id, [NotNullWhen(true)] out TJob? job)
    {
        bool found = jobs.TryGetValue(id, out (TJob Job, long Order) entry);
        job = entry.Job;
        return found;
    }

    /// <summary>Adds a job that is gone already.</summary>
    public void AddRemoved(TJob job) => removed.Enqueue(job);

    public void Add(TJob job) => jobs.Add(job.Id, (job, ++order));

    public void Remove(TJob job)
    {
        jobs.Remove(job.Id);
        removed.Enqueue(job);
        if (removed.Count > MostRemoved)
        {
            removed.Dequeue();
        }
    }
}
