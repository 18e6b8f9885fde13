namespace BatchJobs.Client.Vitam;

/// <summary>
/// A submission whose response was lost. The service chooses a task's identifier, so nothing can prove which task is ours;
/// the running tasks that have begun since are the candidates.
/// </summary>
internal sealed class VitamSubmissionReconciler(VitamTasks tasks, VitamRequestOptions? options, TimeProvider time, long start)
{
    // How far our clock and the service's may differ, when it does not show its own.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    // What is between the service's clock and that of the responses' headers, which are in whole seconds.
    private static readonly TimeSpan HeaderTolerance = TimeSpan.FromSeconds(2);

    public async Task<SubmissionOutcomeUnknownException> DescribeAsync(Exception lost, CancellationToken cancellationToken)
    {
        const string Beginning = "The response to the submission of a task was lost, and the service may or may not run it. ";
        try
        {
            VitamTaskList running = await tasks.ListAsync(query: null, options, cancellationToken).ConfigureAwait(false);
            (List<string> isNew, List<string> mayBeNew) = await FindAsync(running, cancellationToken).ConfigureAwait(false);
            string found = isNew.Count + mayBeNew.Count == 0
                ? "No running task is new since, but the task may have ended, or the request may still be processed. "
                : Listed("New since: ", isNew) + Listed("May be new since: ", mayBeNew);
            IBatchJob[] candidates = [.. isNew.Concat(mayBeNew).Select(id => tasks.GetHandle(id, options))];
            string rest = (running.HasMore ? $"The list of running tasks shows only {running}. " : "")
                + (running.Hits.TimedOut ? "The list of running tasks is incomplete, for the service ran out of time (time_out). " : "");
            return new SubmissionOutcomeUnknownException(Beginning + found + rest + $"Check the tasks before you submit it again. {lost.Message}", candidates, lost);
        }
        catch (Exception unseen) when (!cancellationToken.IsCancellationRequested || unseen is not OperationCanceledException)
        {
            return new SubmissionOutcomeUnknownException(Beginning + $"The tasks could not be listed; check them before you submit it again. {lost.Message}", [], lost);
        }
    }

    private static string Listed(string what, List<string> ids) =>
        ids.Count == 0 ? "" : $"{what}{string.Join(", ", ids.Select(id => $"'{id}'"))}. ";

    private async Task<(List<string> IsNew, List<string> MayBeNew)> FindAsync(VitamTaskList running, CancellationToken cancellationToken)
    {
        DateTimeOffset now = running.ResponseMetadata.Date - HeaderTolerance ?? time.GetUtcNow() - ClockTolerance;
        DateTimeOffset since = now - time.GetElapsedTime(start);
        string[] ids = [.. running.Ids.Where(OpaqueId.IsUsable)];
        List<string> isNew = [];
        List<string> mayBeNew = [];
        for (int i = 0; i < ids.Length; i++)
        {
            try
            {
                bool? verdict = await IsNewAsync(ids[i], since, cancellationToken).ConfigureAwait(false);
                (verdict is true ? isNew : verdict is null ? mayBeNew : null)?.Add(ids[i]);
            }
            catch (Exception silence) when (silence is ServiceUnreachableException or RequestTimeoutException or ServiceException { IsTransient: true })
            {
                // To ask for the others would take the same patience for each of them.
                mayBeNew.AddRange(ids[i..]);
                break;
            }
        }

        return (isNew, mayBeNew);
    }

    /// <summary>Null for a task that does not say when it began, that is not shown or that cannot be understood: it may be ours.</summary>
    private async Task<bool?> IsNewAsync(string id, DateTimeOffset since, CancellationToken cancellationToken)
    {
        try
        {
            VitamAsyncStatus task = await tasks.GetAsync(id, options, cancellationToken).ConfigureAwait(false);
            return task.Started?.Instant >= since ? true : task.Started?.Instant is null ? null : false;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
        catch (ServiceException odd) when (!odd.IsTransient)
        {
            return null;
        }
    }
}
