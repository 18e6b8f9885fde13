namespace BatchJobs.Client;

/// <content>Polls of single jobs.</content>
internal sealed partial class PollScheduler<TStatus>
{
    // Requests for single jobs at the same time.
    private const int MaxWorkers = 64;

    private readonly Queue<JobWait<TStatus>> singles = new();
    private Action<JobWait<TStatus>, JobUpdate>? tellUnknown;
    private long nextGiveUp = long.MaxValue;
    private int workers;

    /// <summary>Takes waits to be polled one by one.</summary>
    /// <returns>How many workers are to be started.</returns>
    private int Enqueue(List<JobWait<TStatus>> waits, long now)
    {
        foreach (JobWait<TStatus> wait in waits)
        {
            singles.Enqueue(wait);
            if (singles.Count > MaxWorkers - workers)
            {
                nextGiveUp = Math.Min(nextGiveUp, wait.GiveUpAt(now));
            }
        }

        int started = Math.Min(MaxWorkers - workers, singles.Count);
        workers += started;
        return started;
    }

    private void StartWorkers(int count)
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

            workers--;
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
            Conclude(wait, status, snapshot, failure, begun, clock());
            SetTimer();
        }

        source.Telemetry.Polled(isShared: false, failure);
        Tell(wait);
        return failure;
    }

    /// <summary>Tells what a poll has come to, outside of the lock, since who listens is code of the program.</summary>
    private void Tell(JobWait<TStatus> wait) => wait.Tell(tellUnknown ??= TellUnknown);

    private void TellUnknown(JobWait<TStatus> wait, JobUpdate update) =>
        source.Telemetry.UnknownState(update.JobId, update.State, wait.Settings.UnknownStateTolerance, source.UnknownStateAdvice);

    private static Task<TStatus> Send(JobWait<TStatus> wait, CancellationToken cancellationToken)
    {
        if (wait.Context is not { } context)
        {
            return wait.Request.Send(wait.Status, cancellationToken);
        }

        Task<TStatus>? answer = null;
        ExecutionContext.Run(context, _ => answer = wait.Request.Send(wait.Status, cancellationToken), null);
        return answer!;
    }

    /// <summary>
    /// Ends the waits at their deadlines that are still to be polled. Those that a list is to answer are polled once more, each by itself.
    /// </summary>
    /// <returns>How many workers are to be started for those.</returns>
    private int EndOverdue(long now)
    {
        if (now < nextGiveUp)
        {
            return 0;
        }

        nextGiveUp = long.MaxValue;
        List<JobWait<TStatus>> last = [.. list?.Waits.Where(wait => wait.ListNumber == list.Number && IsOverdue(wait, now)) ?? [], .. deferred.Where(wait => IsOverdue(wait, now))];
        deferred.RemoveAll(wait => IsOverdue(wait, now));
        foreach (JobWait<TStatus> wait in last)
        {
            Leave(wait);
            wait.PolledAt = now;
        }

        foreach (JobWait<TStatus> wait in singles.Where(wait => IsOverdue(wait, now)))
        {
            End(wait).Fail(wait.TimedOut(now));
        }

        return Enqueue(last, now);
    }

    private bool IsOverdue(JobWait<TStatus> wait, long now)
    {
        if (wait.Stage != WaitStage.Polled)
        {
            return false;
        }

        long giveUp = wait.GiveUpAt(wait.PolledAt);
        nextGiveUp = giveUp <= now ? nextGiveUp : Math.Min(nextGiveUp, giveUp);
        return giveUp <= now;
    }
}
