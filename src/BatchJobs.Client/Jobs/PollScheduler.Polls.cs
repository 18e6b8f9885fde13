using System.Diagnostics;
using System.Net;

namespace BatchJobs.Client;

/// <summary>One list that is on its way, and the waits that it is to answer.</summary>
internal sealed class ListPoll<TStatus>(List<JobWait<TStatus>> waits)
    where TStatus : class
{
    private readonly CancellationTokenSource source = new();

    public List<JobWait<TStatus>> Waits => waits;

    /// <summary>How many of the waits still want it.</summary>
    public int Wanted { get; set; } = waits.Count;

    public CancellationToken Token => source.Token;

    public void Cancel() => source.Cancel();
}

/// <content>The polls themselves, and what comes of them.</content>
internal sealed partial class PollScheduler<TStatus>
{
    /// <summary>From how many waits on they are polled with a list.</summary>
    private const int FewestListed = 4;

    // A list of all jobs costs the server more than one job, and its history may be long.
    private const int ListedJobsPerWait = 50;

    // Requests for single jobs at the same time.
    private const int MostLanes = 64;

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(3650);

    private readonly Queue<JobWait<TStatus>> singles = new();
    private readonly List<JobWait<TStatus>> deferred = [];
    private ListPoll<TStatus>? list;
    private int fewestListed = FewestListed;
    private long nextListAt;
    private int failedLists;
    private long nextGiveUp = long.MaxValue;
    private int lanes;

    /// <summary>Takes waits to be polled with a list: now, or as soon as the list that is on its way is there.</summary>
    private ListPoll<TStatus>? BeginList(List<JobWait<TStatus>> waits, long now)
    {
        nextGiveUp = Math.Min(nextGiveUp, waits.Min(wait => wait.GiveUpAt(now)));
        if (list is not null)
        {
            deferred.AddRange(waits);
            return null;
        }

        list = new ListPoll<TStatus>(waits);
        waits.ForEach(wait => wait.List = list);
        return list;
    }

    /// <summary>Takes waits to be polled one by one.</summary>
    /// <returns>How many lanes are to be started.</returns>
    private int Enqueue(List<JobWait<TStatus>> waits, long now)
    {
        foreach (JobWait<TStatus> wait in waits)
        {
            singles.Enqueue(wait);
            if (singles.Count > MostLanes)
            {
                nextGiveUp = Math.Min(nextGiveUp, wait.GiveUpAt(now));
            }
        }

        int started = Math.Min(MostLanes - lanes, singles.Count);
        lanes += started;
        return started;
    }

    private void StartLanes(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _ = PollSinglesAsync();
        }
    }

    private async Task PollSinglesAsync()
    {
        while (NextSingle() is { } wait)
        {
            await PollAsync(wait).ConfigureAwait(false);
        }
    }

    private JobWait<TStatus>? NextSingle()
    {
        lock (gate)
        {
            while (singles.TryDequeue(out JobWait<TStatus>? wait))
            {
                if (wait.Stage == WaitStage.Polled)
                {
                    return wait;
                }
            }

            lanes--;
            return null;
        }
    }

    /// <summary>Polls one job.</summary>
    /// <returns>Why there was no answer; null if there was one.</returns>
    private async Task<Exception?> PollAsync(JobWait<TStatus> wait)
    {
        TStatus? status = null;
        JobSnapshot snapshot = default;
        Exception? failure = null;
        long begun = clock();
        long giveUp = wait.GiveUpAt(begun);
        using TimeLimit? limit = giveUp == long.MaxValue
            ? null
            : new TimeLimit(time, TimeSpan.FromTicks(Math.Min(giveUp - begun, TimerLimit.Longest.Ticks)), wait.RequestToken);
        try
        {
            Task<TStatus> answer = Send(wait, limit?.Token ?? wait.RequestToken);
            status = await (limit?.Over(answer) ?? answer).ConfigureAwait(false);
            snapshot = source.Read(status);
        }
        catch (OperationCanceledException) when (limit?.IsReached == true)
        {
            failure = wait.TimedOut(clock());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failure = exception;
        }

        lock (gate)
        {
            Conclude(wait, status, snapshot, failure, clock());
            SetTimer();
        }

        source.Telemetry.Polled(isShared: false, failure);
        wait.Tell();
        return failure;
    }

    private static Task<TStatus> Send(JobWait<TStatus> wait, CancellationToken cancellationToken)
    {
        if (wait.Context is null)
        {
            return wait.Request.Send(wait.Status, cancellationToken);
        }

        Task<TStatus>? answer = null;
        ExecutionContext.Run(wait.Context, _ => answer = wait.Request.Send(wait.Status, cancellationToken), null);
        return answer!;
    }

    /// <summary>Polls many jobs with a list, and one by one those of which it does not tell.</summary>
    private async Task PollAsync(ListPoll<TStatus> poll)
    {
        Activity.Current = null;
        int newLanes;
        ListPoll<TStatus>? next = null;
        try
        {
            JobList<TStatus> answer = await source.ListAsync(poll.Waits, poll.Token).ConfigureAwait(false);
            source.Telemetry.Polled(isShared: true, failure: null);
            newLanes = Conclude(poll, answer);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            source.Telemetry.Polled(isShared: true, failure);
            newLanes = await ConcludeAsync(poll, failure).ConfigureAwait(false);
        }

        lock (gate)
        {
            list = null;
            deferred.RemoveAll(static wait => wait.Stage != WaitStage.Polled);
            if (deferred.Count > 0)
            {
                next = BeginList([.. deferred], clock());
                deferred.Clear();
            }

            SetTimer();
        }

        poll.Waits.ForEach(static wait => wait.Tell());
        StartLanes(newLanes);
        if (next is not null)
        {
            _ = PollAsync(next);
        }
    }

    /// <summary>Gives each wait what the list says of its job.</summary>
    /// <returns>How many lanes are to be started for the others.</returns>
    private int Conclude(ListPoll<TStatus> poll, JobList<TStatus> answer)
    {
        var answers = new (TStatus? Status, JobSnapshot Snapshot, Exception? Failure)[poll.Waits.Count];
        for (int i = 0; i < answers.Length; i++)
        {
            answers[i] = Read(answer, poll.Waits[i]);
        }

        lock (gate)
        {
            long now = clock();
            List<JobWait<TStatus>> untold = [];
            for (int i = 0; i < answers.Length; i++)
            {
                (TStatus? status, JobSnapshot snapshot, Exception? failure) = answers[i];
                JobWait<TStatus> wait = poll.Waits[i];
                if (status is not null || failure is not null)
                {
                    Conclude(wait, status, snapshot, failure, now);
                }
                else if (wait.Stage == WaitStage.Polled)
                {
                    Leave(wait);
                    untold.Add(wait);
                }
            }

            failedLists = 0;
            fewestListed = Math.Max(FewestListed, answer.Length / ListedJobsPerWait);
            return Enqueue(untold, now);
        }
    }

    private (TStatus? Status, JobSnapshot Snapshot, Exception? Failure) Read(JobList<TStatus> answer, JobWait<TStatus> wait)
    {
        try
        {
            return answer.Find(wait) is { } status ? (status, source.Read(status), null) : default;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return (null, default, failure);
        }
    }

    /// <summary>
    /// A list that cannot be had may mean that the service is away, or only that there is no list: one request for one job tells. A
    /// service that answers again may have been away until then, so that only the second such list in succession is given up.
    /// </summary>
    /// <returns>How many lanes are to be started for waits that are polled one by one.</returns>
    private async Task<int> ConcludeAsync(ListPoll<TStatus> poll, Exception failure)
    {
        bool isAway = Outage.IsThrottled(failure);
        JobWait<TStatus>? probe = isAway ? null : poll.Waits.Find(static wait => wait.Stage == WaitStage.Polled);
        if (probe is not null)
        {
            Exception? probed = await PollAsync(probe).ConfigureAwait(false);
            isAway = probed is AccessDeniedException { StatusCode: HttpStatusCode.Unauthorized } || (probed is not null && Outage.IsPassing(probed));
            failure = isAway ? probed! : failure;
        }

        lock (gate)
        {
            long now = clock();
            List<JobWait<TStatus>> waits = poll.Waits.FindAll(wait => wait.List == poll && wait.Stage == WaitStage.Polled);
            if (isAway || (Outage.IsPassing(failure) && ++failedLists % 2 == 1))
            {
                waits.ForEach(wait => Conclude(wait, status: null, default, failure, now));
                return 0;
            }

            waits.ForEach(Leave);
            nextListAt = now + poll.Waits[0].Settings.MaxDelay.Ticks;
            return Enqueue(waits, now);
        }
    }

    /// <summary>Decides how a wait continues after a poll.</summary>
    private void Conclude(JobWait<TStatus> wait, TStatus? status, JobSnapshot snapshot, Exception? failure, long now)
    {
        if (wait.Stage != WaitStage.Polled)
        {
            return;
        }

        Leave(wait);
        if (status is null || failure is not null)
        {
            ConcludeFailed(wait, failure!, now);
            return;
        }

        wait.AnsweredAt = now;
        bool isGiven = wait.Take(status, snapshot, now);
        if (StaysUnknown(wait) is { } unknown)
        {
            End(wait).Fail(unknown);
        }
        else if (isGiven)
        {
            (wait.IsTerminal ? End(wait) : Release(wait)).Give();
        }
        else if (now >= wait.Deadline)
        {
            End(wait).Fail(wait.TimedOut(now));
        }
        else
        {
            Schedule(wait, now, least: TimeSpan.Zero);
        }
    }

    /// <summary>The end of a wait whose job may have ended without the wait being able to tell; null for any other.</summary>
    private JobStateUnknownException? StaysUnknown(JobWait<TStatus> wait)
    {
        TimeSpan duration = wait.UnknownFor;
        TimeSpan tolerance = wait.Settings.UnknownStateTolerance;
        if (duration == TimeSpan.Zero)
        {
            return null;
        }

        JobUpdate update = wait.LastUpdate!;
        source.Telemetry.UnknownState(update.JobId, update.State, tolerance, source.UnknownStateAdvice);
        return tolerance != Timeout.InfiniteTimeSpan && duration >= tolerance
            ? new JobStateUnknownException(update, duration, source.UnknownStateAdvice)
            : null;
    }

    private void ConcludeFailed(JobWait<TStatus> wait, Exception failure, long now)
    {
        TimeSpan tolerance = wait.Settings.OutageTolerance;
        bool isPassing = Outage.IsPassing(failure) && (tolerance == Timeout.InfiniteTimeSpan || now - wait.AnsweredAt < tolerance.Ticks);
        if (!isPassing)
        {
            End(wait).Fail(failure is ResourceNotFoundException gone ? new JobDeletedException(wait.Request.JobId, wait.LastUpdate, gone) : failure);
        }
        else if (now >= wait.Deadline)
        {
            End(wait).Fail(wait.TimedOut(now));
        }
        else
        {
            TimeSpan asked = Outage.RetryAfter(failure) < LongestRetryAfter ? Outage.RetryAfter(failure) : LongestRetryAfter;

            // A service that asks for patience is there.
            wait.AnsweredAt += Outage.IsThrottled(failure) ? asked.Ticks : 0;
            wait.Telemetry?.Failed(failure, now);
            Schedule(wait, now, asked);
        }
    }

    private static void Leave(JobWait<TStatus> wait)
    {
        if (wait.List is { } poll)
        {
            poll.Wanted--;
            wait.List = null;
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

    /// <summary>Ends the waits at their deadlines that are still to be polled, or to be answered by a list.</summary>
    private void EndOverdue(long now)
    {
        if (now < nextGiveUp)
        {
            return;
        }

        nextGiveUp = long.MaxValue;
        foreach (JobWait<TStatus> wait in (List<JobWait<TStatus>>)[.. list?.Waits.Where(wait => wait.List == list) ?? [], .. deferred, .. singles])
        {
            if (wait.Stage != WaitStage.Polled)
            {
                continue;
            }

            long giveUp = wait.GiveUpAt(wait.PolledAt);
            if (giveUp <= now)
            {
                End(wait).Fail(wait.TimedOut(now));
            }
            else
            {
                nextGiveUp = Math.Min(nextGiveUp, giveUp);
            }
        }
    }
}
