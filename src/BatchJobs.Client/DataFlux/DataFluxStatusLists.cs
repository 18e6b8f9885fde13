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

        return JobList<DataFluxJobStatus>.Of(all, static job => job.Id, static (job, _) => job);
    }
}
