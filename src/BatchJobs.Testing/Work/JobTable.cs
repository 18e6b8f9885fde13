using System.Diagnostics.CodeAnalysis;

namespace BatchJobs.Testing;

/// <summary>The jobs that exist, by their identifiers.</summary>
internal sealed class JobTable<TJob>
    where TJob : class
{
    private readonly Dictionary<string, (TJob Job, long Order)> jobs = new(StringComparer.Ordinal);
    private long order;

    /// <summary>The jobs in the order in which they were created.</summary>
    public IEnumerable<TJob> All => jobs.Values.OrderBy(entry => entry.Order).Select(entry => entry.Job);

    public bool TryGet(string id, [NotNullWhen(true)] out TJob? job)
    {
        bool found = jobs.TryGetValue(id, out (TJob Job, long Order) entry);
        job = entry.Job;
        return found;
    }

    public void Add(string id, TJob job) => jobs.Add(id, (job, ++order));

    public void Remove(string id) => jobs.Remove(id);
}
