using System.Diagnostics;
using System.Net;

namespace BatchJobs.Client;

/// <summary>One list that is on its way, and the waits that it is to answer.</summary>
internal sealed class ListPoll<TStatus>(long number, List<JobWait<TStatus>> waits, long begun)
    where TStatus : class
{
    private readonly CancellationTokenSource source = new();

    /// <summary>By which waits know it; from 1 on.</summary>
    public long Number => number;

    public List<JobWait<TStatus>> Waits => waits;

    public long Begun => begun;

    /// <summary>How many of the waits still want it.</summary>
    public int Wanted { get; set; } = waits.Count;

    public CancellationToken Token => source.Token;

    public void Cancel() => source.Cancel();
}

/// <content>Polls of many jobs with one list.</content>
internal sealed partial class PollScheduler<TStatus>
{
    /// <summary>From how many waits on they are polled with a list.</summary>
    private const int FewestListed = 4;

    // A list of all jobs costs the server more than one job, and its history may be long.
    private const int ListedJobsPerWait = 50;

    private readonly List<JobWait<TStatus>> deferred = [];
    private ListPoll<TStatus>? list;
    private long listNumber;
    private int fewestListed = FewestListed;
    private long nextListAt;
    private int failedLists;
    private bool isUnavailable;
    private int throttledPolls;

    /// <summary>Takes waits to be polled with a list: now, or as soon as the list that is on its way is there.</summary>
    private ListPoll<TStatus>? BeginList(List<JobWait<TStatus>> waits, long now)
    {
        nextGiveUp = Math.Min(nextGiveUp, waits.Min(wait => wait.GiveUpAt(now)));
        if (list is not null)
        {
            deferred.AddRange(waits);
            return null;
        }

        list = new ListPoll<TStatus>(++listNumber, waits, now);
        waits.ForEach(wait => wait.ListNumber = listNumber);
        return list;
    }

    /// <summary>Begins a list in the flow of one of those for whom it is, but not in that one's activity.</summary>
    private void Start(ListPoll<TStatus> poll)
    {
        if (poll.Waits[0].Context is { } context)
        {
            ExecutionContext.Run(context, _ => Begin(), null);
        }
        else
        {
            Begin();
        }

        void Begin()
        {
            Activity.Current = null;
            _ = PollAsync(poll);
        }
    }

    /// <summary>Polls many jobs with a list, and one by one those of which it does not tell.</summary>
    private async Task PollAsync(ListPoll<TStatus> poll)
    {
        (JobList<TStatus>? answer, Exception? failure, Exception? outage) = await AskAsync(poll).ConfigureAwait(false);
        int newWorkers = 0;
        if (answer is not null)
        {
            newWorkers = Conclude(poll, answer);
        }
        else if (outage is not null)
        {
            ConcludeUnavailable(poll, outage);
        }
        else if (failure is not null)
        {
            newWorkers = ConcludeWithout(poll, failure);
        }

        ListPoll<TStatus>? next = null;
        lock (gate)
        {
            list = null;
            long now = clock();
            List<JobWait<TStatus>> waiting = deferred.FindAll(static wait => wait.Stage == WaitStage.Polled);
            deferred.Clear();
            if (now >= nextListAt && waiting.Count >= fewestListed)
            {
                next = BeginList(waiting, now);
            }
            else
            {
                newWorkers += Enqueue(waiting, now);
            }

            SetTimer();
        }

        poll.Waits.ForEach(Tell);
        StartWorkers(newWorkers);
        if (next is not null)
        {
            Start(next);
        }
    }

    /// <summary>
    /// Asks for a list. One that cannot be had may mean that the service is unavailable, or only that there is no list: a request for
    /// one job tells, and for another one if the first fails, since only that job may be broken. A service that asks for patience is
    /// asked once each time, for a list and for a job by turns, since it may mean only one of the two.
    /// </summary>
    /// <returns>The list, or why there is none, or why the service is unavailable; nothing if nobody wants the list any more.</returns>
    private async Task<(JobList<TStatus>? Answer, Exception? Failure, Exception? Outage)> AskAsync(ListPoll<TStatus> poll)
    {
        bool isProbed = throttledPolls % 2 == 1;
        Exception? outage = isProbed ? (await ProbeAsync(poll).ConfigureAwait(false)).Outage : null;
        JobList<TStatus>? answer = null;
        Exception? failure = null;
        if (outage is null && poll.Wanted > 0)
        {
            (answer, failure) = await ListAsync(poll).ConfigureAwait(false);
        }

        if (failure is not null && !isProbed && poll.Wanted > 0)
        {
            outage = throttledPolls > 0 && Outage.IsThrottled(failure) ? failure : (await ProbeAsync(poll).ConfigureAwait(false)).Outage;
            if (outage is not null && !isUnavailable && !(Outage.IsThrottled(failure) && Outage.IsThrottled(outage)))
            {
                (bool isAsked, Exception? second) = await ProbeAsync(poll).ConfigureAwait(false);
                outage = isAsked ? second : outage;
            }

            if (outage is null && IsWorthAnotherTry(poll, failure))
            {
                (answer, failure) = await ListAsync(poll).ConfigureAwait(false);
            }
        }

        if (answer is not null || failure is not null || outage is not null)
        {
            isUnavailable = outage is not null;
            throttledPolls = outage is not null && Outage.IsThrottled(outage) ? throttledPolls + 1 : 0;
        }

        return (answer, failure, outage);
    }

    private async Task<(JobList<TStatus>? Answer, Exception? Failure)> ListAsync(ListPoll<TStatus> poll)
    {
        JobList<TStatus>? answer = null;
        Exception? failure = null;
        using var limit = new TimeLimit(time, listTimeout(), poll.Token);
        try
        {
            answer = await limit.Over(source.ListAsync(poll.Waits, limit.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsReached)
        {
            failure = new TimeoutException($"The list was not answered within {limit.Limit}.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failure = exception;
        }

        source.Telemetry.Polled(isShared: true, failure);
        return (answer, failure);
    }

    /// <summary>Polls one of the jobs of a list by itself.</summary>
    /// <returns>Whether there was one, and the failure of the service; null if it has answered about the job.</returns>
    private async Task<(bool IsAsked, Exception? Outage)> ProbeAsync(ListPoll<TStatus> poll)
    {
        while (TakeProbe(poll) is { } probe)
        {
            Exception? failure = await PollAsync(probe).ConfigureAwait(false);
            if (failure is not (OperationCanceledException or JobWaitTimeoutException))
            {
                bool isOutage = failure is AccessDeniedException { StatusCode: HttpStatusCode.Unauthorized } || (failure is not null && Outage.IsPassing(failure));
                return (true, isOutage ? failure : null);
            }

            // The wait has ended before there was an answer, which tells nothing of the service.
        }

        return (false, null);
    }

    // Not the same one each time, since it may be the one that is broken.
    private JobWait<TStatus>? TakeProbe(ListPoll<TStatus> poll)
    {
        lock (gate)
        {
            int start = Random.Shared.Next(poll.Waits.Count);
            for (int i = 0; i < poll.Waits.Count; i++)
            {
                JobWait<TStatus> wait = poll.Waits[(start + i) % poll.Waits.Count];
                if (wait.ListNumber == poll.Number)
                {
                    Leave(wait);
                    return wait;
                }
            }

            JobWait<TStatus>? next = deferred.Find(static wait => wait.Stage == WaitStage.Polled);
            _ = next is not null && deferred.Remove(next);
            return next;
        }
    }

    /// <summary>
    /// Whether a list that has failed is asked for again at once. A service that answers about one job may have been away until then;
    /// but lists that fail one after the other, or take too long, will do so again.
    /// </summary>
    private bool IsWorthAnotherTry(ListPoll<TStatus> poll, Exception failure)
    {
        lock (gate)
        {
            return failedLists == 0 && poll.Wanted > 0 && failure is not RequestTimeoutException && Outage.IsPassing(failure) && !Outage.IsThrottled(failure);
        }
    }

    private void CancelUnwantedList()
    {
        ListPoll<TStatus>? unwanted;
        lock (gate)
        {
            unwanted = list is { Wanted: 0 } ? list : null;
        }

        unwanted?.Cancel();
    }
}
