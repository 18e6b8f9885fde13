namespace BatchJobs.Client.DataFlux;

/// <summary>The list of all jobs, as waits use it: it has each job's whole status.</summary>
internal sealed class DataFluxStatusLists(IDataFluxJobsApi jobs)
{
    public async Task<JobList<DataFluxJobStatus>> ListAsync(IReadOnlyCollection<JobWait<DataFluxJobStatus>> waits, CancellationToken cancellationToken)
    {
        DataFluxList<DataFluxJobStatus> all = await jobs.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        if (all.Count == 0 && all.Unreadable.Count > 0)
        {
            throw new InvalidDataException("No job of the list can be read.");
        }

        var byId = new Dictionary<string, DataFluxJobStatus>(all.Count, StringComparer.Ordinal);
        foreach (DataFluxJobStatus job in all)
        {
            byId.TryAdd(job.Id, job);
        }

        return new JobList<DataFluxJobStatus>(all.Count, wait => byId.GetValueOrDefault(wait.Request.JobId));
    }
}
