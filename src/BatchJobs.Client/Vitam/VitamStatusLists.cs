using System.Collections.Concurrent;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// The list of running tasks, as waits use it. It has identifiers only, so that it tells of a task which was seen running that it
/// still runs; the status of all others is asked for.
/// </summary>
/// <remarks>
/// That it lists nothing but running tasks is what the document says. Until it was seen to leave out a task that has ended, each
/// task's own status is asked for at every tenth poll; and once it was seen to list such a task, it is not used any more.
/// </remarks>
internal sealed class VitamStatusLists(VitamTasks tasks)
{
    private const int OwnPolls = 10;
    private const int MostEnded = 16;

    private readonly ConcurrentQueue<string> ended = new();
    private volatile bool isProven;

    /// <summary>Takes note of a task that has ended.</summary>
    public void AddEnded(string id)
    {
        if (!isProven && ended.Count < MostEnded)
        {
            ended.Enqueue(id);
        }
    }

    public async Task<JobList<VitamAsyncStatus>> ListAsync(IReadOnlyCollection<JobWait<VitamAsyncStatus>> waits, CancellationToken cancellationToken)
    {
        var options = (VitamRequestOptions)waits.First().Request.Group;
        string[] known = [.. ended];
        VitamTaskList running = await tasks.ListAsync(query: null, options, cancellationToken).ConfigureAwait(false);
        HashSet<string> ids = new(running.Ids, StringComparer.Ordinal);
        if (Array.Exists(known, ids.Contains))
        {
            // So long a list is never worthwhile.
            return new JobList<VitamAsyncStatus>(int.MaxValue, static _ => null);
        }

        isProven |= known.Length > 0 && !running.HasMore && !running.Hits.TimedOut;
        return new JobList<VitamAsyncStatus>(ids.Count, wait => Tells(wait) && ids.Contains(wait.Request.JobId) ? wait.Status : null);
    }

    private bool Tells(JobWait<VitamAsyncStatus> wait) => wait.Phase == JobPhase.Running && (isProven || !IsOwn(wait));

    // Not all at the same poll.
    private static bool IsOwn(JobWait<VitamAsyncStatus> wait) =>
        (uint)(wait.Attempts + wait.Request.JobId.GetHashCode(StringComparison.Ordinal)) % OwnPolls == 0;
}
