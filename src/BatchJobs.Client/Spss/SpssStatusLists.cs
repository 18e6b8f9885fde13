namespace BatchJobs.Client.Spss;

/// <summary>
/// The list of all jobs, as waits use it. A job that has ended is in it with its result; if it is not, or if the list does not tell
/// states, which the document leaves open, its own status is asked for.
/// </summary>
internal sealed class SpssStatusLists(ISpssJobsApi jobs)
{
    public async Task<JobList<SpssJobStatus>> ListAsync(IReadOnlyCollection<JobWait<SpssJobStatus>> waits, CancellationToken cancellationToken)
    {
        var history = new AttemptHistory(typeof(ISpssJobsApi), nameof(ISpssJobsApi.ListSummariesAsync))
        {
            Secrets = [.. waits.SelectMany(wait => wait.Request.Secrets).Distinct(StringComparer.Ordinal)],
        };
        IReadOnlyList<SpssJobSummary> all = await history.TrackAsync(() => jobs.ListSummariesAsync(cancellationToken)).ConfigureAwait(false);
        return JobList<SpssJobStatus>.Of(all, static job => job.Id, Status);
    }

    private static SpssJobStatus? Status(SpssJobSummary job, JobWait<SpssJobStatus> wait)
    {
        if (job.Result is { } result && result.State == job.State)
        {
            return result.FailureMessage is { } message && wait.Request.Secrets.Count > 0
                ? result with { FailureMessage = Redactor.Apply(message, wait.Request.Secrets) }
                : result;
        }

        return job.State.Phase is not (JobPhase.Pending or JobPhase.Running or JobPhase.Canceling) ? null
            : wait.Status is { } last && last.State == job.State ? last
            : new SpssJobStatus { JobId = job.Id, State = job.State };
    }
}
