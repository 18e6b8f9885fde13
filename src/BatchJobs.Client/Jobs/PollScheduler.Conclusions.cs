namespace BatchJobs.Client;

/// <content>What comes of the polls.</content>
internal sealed partial class PollScheduler<TStatus>
{
    // The pause after lists that fail doubles, up to the longest.
    private const int MaxDoublings = 10;

    private static readonly TimeSpan MaxListPause = TimeSpan.FromHours(1);

    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(3650);

    /// <summary>Gives each wait what the list says of its job.</summary>
    /// <returns>How many workers are to be started for the others.</returns>
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
            List<JobWait<TStatus>> missing = [];
            for (int i = 0; i < answers.Length; i++)
            {
                (TStatus? status, JobSnapshot snapshot, Exception? failure) = answers[i];
                JobWait<TStatus> wait = poll.Waits[i];
                if (wait.ListNumber != poll.Number)
                {
                    // It has ended, or has been polled by itself since.
                    continue;
                }

                if (status is not null || failure is not null)
                {
                    Conclude(wait, status, snapshot, failure, poll.Begun, now);
                }
                else
                {
                    Leave(wait);
                    missing.Add(wait);
                }
            }

            failedLists = 0;
            fewestListed = Math.Max(FewestListed, answer.Length / ListedJobsPerWait);
            return Enqueue(missing, now);
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

    /// <summary>Gives each wait the failure of the service, also those that were to be polled with the next list.</summary>
    private void ConcludeUnavailable(ListPoll<TStatus> poll, Exception failure)
    {
        lock (gate)
        {
            long now = clock();
            List<JobWait<TStatus>> waits = [.. poll.Waits.Where(wait => wait.ListNumber == poll.Number), .. deferred];
            waits.ForEach(wait => Conclude(wait, status: null, default, failure, Math.Max(poll.Begun, wait.PolledAt), now));

            // They are told of with the others.
            poll.Waits.AddRange(deferred);
            deferred.Clear();
        }
    }

    /// <summary>Polls the waits one by one when there is no list for them, and leaves lists alone for a time.</summary>
    /// <returns>How many workers are to be started.</returns>
    private int ConcludeWithout(ListPoll<TStatus> poll, Exception failure)
    {
        lock (gate)
        {
            List<JobWait<TStatus>> waits = poll.Waits.FindAll(wait => wait.ListNumber == poll.Number);
            if (waits.Count == 0)
            {
                // Nobody wanted it any more.
                return 0;
            }

            long now = clock();
            waits.ForEach(Leave);
            long shortest = Math.Max(waits.Min(wait => wait.Settings.MaxDelay.Ticks), now - poll.Begun);
            long pause = Math.Min(Math.Min(shortest, MaxListPause.Ticks) << Math.Min(failedLists++, MaxDoublings), MaxListPause.Ticks);
            nextListAt = now + Math.Max(pause, CappedRetryAfter(failure).Ticks);
            return Enqueue(waits, now);
        }
    }

    /// <summary>Decides how a wait continues after a poll.</summary>
    private void Conclude(JobWait<TStatus> wait, TStatus? status, JobSnapshot snapshot, Exception? failure, long begun, long now)
    {
        if (wait.Stage != WaitStage.Polled)
        {
            return;
        }

        Leave(wait);
        if (status is null || failure is not null)
        {
            ConcludeFailed(wait, failure!, begun, now);
            return;
        }

        wait.FailingSince = null;
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
        wait.KeepUnlogged(update);
        return tolerance != Timeout.InfiniteTimeSpan && duration >= tolerance
            ? new JobStateUnknownException(update, duration, source.UnknownStateAdvice)
            : null;
    }

    private void ConcludeFailed(JobWait<TStatus> wait, Exception failure, long begun, long now)
    {
        TimeSpan tolerance = wait.Settings.OutageTolerance;

        // A service that asks for patience is there.
        bool isThrottled = Outage.IsThrottled(failure);
        long since = isThrottled ? now : wait.FailingSince ?? begun;
        bool isPassing = Outage.IsPassing(failure) && (tolerance == Timeout.InfiniteTimeSpan || now - since < tolerance.Ticks);
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
            wait.FailingSince = isThrottled ? null : since;
            wait.Telemetry?.Failed(failure, now);
            Schedule(wait, now, CappedRetryAfter(failure));
        }
    }

    private static TimeSpan CappedRetryAfter(Exception failure) => Outage.RetryAfter(failure) < MaxRetryAfter ? Outage.RetryAfter(failure) : MaxRetryAfter;

    private void Leave(JobWait<TStatus> wait)
    {
        if (wait.ListNumber == list?.Number)
        {
            list.Wanted--;
        }

        wait.ListNumber = 0;
    }
}
