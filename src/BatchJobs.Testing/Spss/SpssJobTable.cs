using System.Diagnostics.CodeAnalysis;

namespace BatchJobs.Testing.Spss;

/// <summary>The jobs that exist.</summary>
internal sealed class SpssJobTable
{
    private readonly Dictionary<string, (FakeSpssJob Job, long Order)> jobs = new(StringComparer.Ordinal);
    private long order;

    /// <summary>The jobs in the order in which they were created.</summary>
    public IEnumerable<FakeSpssJob> All => jobs.Values.OrderBy(entry => entry.Order).Select(entry => entry.Job);

    public bool TryGet(string id, [NotNullWhen(true)] out FakeSpssJob? job)
    {
        bool found = jobs.TryGetValue(id, out (FakeSpssJob Job, long Order) entry);
        job = entry.Job;
        return found;
    }

    public void Add(FakeSpssJob job) => jobs.Add(job.Id, (job, ++order));

    public void Remove(string id) => jobs.Remove(id);
}
