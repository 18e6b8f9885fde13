namespace BatchJobs.Client.DataFlux;

/// <summary>
/// An execution whose response was lost. The service chooses a job's identifier, so nothing can prove which job is ours; the
/// flow's jobs that have begun since are the candidates, unless they are other users'.
/// </summary>
internal sealed class DataFluxSubmissionReconciler(
    IDataFluxJobFlowDefnsApi jobFlows, IDataFluxServerApi server, DataFluxJobs jobs, TimeProvider time, string jobFlowId, long start, string? userName)
{
    // A server without security runs everything as this user, whoever asks.
    private const string Anybody = "PUBLIC";

    // Times on this service's wire are whole seconds.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    public async Task<SubmissionOutcomeUnknownException> DescribeAsync(Exception lost, CancellationToken cancellationToken)
    {
        string beginning = $"The response to the execution of job flow '{jobFlowId}' was lost, and the service may or may not run a job of it. ";
        try
        {
            DateTime? since = await BeginningAsync(cancellationToken).ConfigureAwait(false);
            IBatchJob[] candidates = await FindAsync(since, cancellationToken).ConfigureAwait(false);
            string ids = string.Join(", ", candidates.Select(job => $"'{job.Id}'"));
            string found = candidates.Length == 0 ? "None of its jobs is new since, but one may still come. "
                : since is null ? $"Its jobs, of which the server does not tell which are new: {ids}. "
                : $"New since: {ids}. ";
            return new SubmissionOutcomeUnknownException(beginning + found + "Look at the flow's jobs before you execute it again.", candidates, lost);
        }
        catch (Exception unseen) when (unseen is BatchJobException or RequestTimeoutException)
        {
            return new SubmissionOutcomeUnknownException(beginning + "Its jobs could not be listed; look at them before you execute it again.", [], lost);
        }
    }

    private async Task<IBatchJob[]> FindAsync(DateTime? since, CancellationToken cancellationToken)
    {
        IReadOnlyList<DataFluxJobStatus> ofFlow = await jobFlows.ListJobsAsync(jobFlowId, cancellationToken).ConfigureAwait(false);
        return [.. ofFlow.Where(job => IsNew(job, since) && MayBeOurs(job)).Select(job => jobs.GetHandle(job.Id))];
    }

    /// <summary>When the execution was sent, on the server's clock; null when the server does not show its clock.</summary>
    private async Task<DateTime?> BeginningAsync(CancellationToken cancellationToken)
    {
        try
        {
            DataFluxServerInfo info = await server.GetInfoAsync(cancellationToken).ConfigureAwait(false);
            return info.CurrentDate.ServerTime - time.GetElapsedTime(start) - ClockTolerance;
        }
        catch (Exception untold) when (untold is BatchJobException or RequestTimeoutException)
        {
            return null;
        }
    }

    private bool MayBeOurs(DataFluxJobStatus job) =>
        string.IsNullOrEmpty(userName)
        || job.UserName is "" or Anybody
        || string.Equals(job.UserName, userName, StringComparison.OrdinalIgnoreCase);

    // A job that waits has not begun, and may be ours.
    private static bool IsNew(DataFluxJobStatus job, DateTime? since) =>
        OpaqueId.IsUsable(job.Id) && (since is null || job.Started.ServerTime is not { } started || started >= since);
}
