using System.Diagnostics;

namespace BatchJobs.Client;

/// <summary>
/// Polls the jobs of all waits of one client. It has one timer, which is set for the wait that is due first; then all that are due
/// are polled: with one list if they are many, and one by one if they are few, or if the list does not tell of them.
/// </summary>
/// <remarks>
/// It starts with the first wait and ends with the last. Its timer is in the flow of one of the waits, and a list in that of one of
/// those for whom it is, without that one's activity; requests for one job are in the flow of whoever waits for that job.
/// </remarks>
/// <param name="source">The jobs' service.</param>
/// <param name="time">The clock of the timers.</param>
/// <param name="clock">Gets the time in ticks, as waits have it.</param>
/// <param name="listTimeout">Gets the time that a list may take, with its retries.</param>
internal sealed partial class PollScheduler<TStatus>(JobSource<TStatus> source, TimeProvider time, Func<long> clock, Func<TimeSpan> listTimeout) : IDisposable
    where TStatus : class
{
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly WaitQueue<TStatus> queue = new();
    private readonly HashSet<JobWait<TStatus>> active = [];
    private ITimer? timer;
    private JobWait<TStatus>? timerOwner;
    private long timerDue = long.MaxValue;
    private long firedEarlyAt = -1;
    private double spread;
    private bool isRetired;
    private bool isDisposed;

    /// <summary>Takes no more waits, unless there are any.</summary>
    /// <returns>Whether there were none.</returns>
    public bool TryRetire()
    {
        lock (gate)
        {
            return isRetired = active.Count == 0;
        }
    }

    /// <summary>Takes a wait for what comes next of a job.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="until">What it waits for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="next">The next poll, or an <see cref="ObjectDisposedException"/> if the client was disposed of.</param>
    /// <returns>Whether the scheduler still takes waits.</returns>
    public bool TryTake(JobWait<TStatus> wait, Until until, CancellationToken cancellationToken, out Task<JobPoll<TStatus>> next)
    {
        next = cancellationToken.IsCancellationRequested ? Task.FromCanceled<JobPoll<TStatus>>(cancellationToken) : wait.Begin(until);
        if (next.IsCompleted)
        {
            return true;
        }

        lock (gate)
        {
            if (isRetired)
            {
                return false;
            }

            active.Add(wait);
        }

        wait.Register(Cancel, cancellationToken);
        Admit(wait);
        Tick();
        return true;
    }

    /// <summary>Sets the time of a wait's next poll, or ends it.</summary>
    private void Admit(JobWait<TStatus> wait)
    {
        lock (gate)
        {
            long now = clock();
            if (wait.Stage == WaitStage.Ended)
            {
                wait.Unregister();
            }
            else if (isDisposed)
            {
                End(wait).Fail(Disposed(wait));
            }
            else if (wait.Attempts > 0 && now >= wait.Deadline)
            {
                End(wait).Fail(wait.TimedOut(now));
            }
            else if (wait.Attempts == 0)
            {
                queue.Add(wait, FirstDue(wait, now), wait.Settings.InitialDelay.Ticks);
            }
            else
            {
                Schedule(wait, now, least: TimeSpan.Zero);
            }
        }
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose()
    {
        JobWait<TStatus>[] ended;
        lock (gate)
        {
            isDisposed = true;
            ended = [.. active];
            foreach (JobWait<TStatus> wait in ended)
            {
                End(wait).Fail(Disposed(wait));
            }

            SetTimer();
        }

        foreach (JobWait<TStatus> wait in ended)
        {
            wait.CancelRequests();
        }

        CancelUnwantedList();
    }

    private static ObjectDisposedException Disposed(JobWait<TStatus> wait) => new(
        null, $"The client was disposed of, and the wait for job '{wait.Request.JobId}' ended with it; the job is not affected.");

    private void Cancel(JobWait<TStatus> wait, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (wait.Stage == WaitStage.Ended)
            {
                return;
            }

            End(wait).Cancel(cancellationToken);
            SetTimer();
        }

        wait.CancelRequests();
        CancelUnwantedList();
    }

    /// <summary>Takes a wait out of everything.</summary>
    private JobWait<TStatus> End(JobWait<TStatus> wait)
    {
        Release(wait).Stage = WaitStage.Ended;
        return wait;
    }

    /// <summary>Takes a wait out until whoever waits asks for the next poll.</summary>
    private JobWait<TStatus> Release(JobWait<TStatus> wait)
    {
        queue.Remove(wait);
        active.Remove(wait);
        Leave(wait);
        wait.Stage = WaitStage.Idle;
        return wait;
    }

    /// <summary>
    /// When a wait polls first: at once, unless the waits are so many that it does better to join the next list, which comes within
    /// its first pause, or to let others join it while polls are under way.
    /// </summary>
    private long FirstDue(JobWait<TStatus> wait, long now)
    {
        long next = queue.NextDue;
        long latest = Math.Min(now + wait.Settings.InitialDelay.Ticks, wait.Deadline);
        return active.Count < fewestListed ? now
            : next <= latest ? Math.Max(next, now)
            : workers > 0 || list is not null ? latest
            : now;
    }

    /// <summary>Sets the time of a wait's next poll.</summary>
    private void Schedule(JobWait<TStatus> wait, long now, TimeSpan least)
    {
        long usual = (wait.Settings.Pauses.Pause(wait.Attempts - 1) * (1 + (wait.Settings.Jitter * spread))).Ticks;

        // What was polled together stays together, unless the answer or whoever was shown it has taken long.
        long from = now - wait.PolledAt > usual / 10 ? now : wait.PolledAt;
        long earliest = now + least.Ticks;
        long due = Math.Max(from + usual, earliest);

        // It may join a list after half of its pause, but not before the service wants to be asked.
        queue.Add(wait, Math.Min(due, wait.Deadline), Math.Min(usual, 2 * (due - earliest)));
    }

    /// <summary>Polls what is due, and sets the timer for what is due next.</summary>
    /// <param name="reached">A time that counts as reached, whatever the clock says.</param>
    private void Tick(long reached = long.MinValue)
    {
        ListPoll<TStatus>? begun = null;
        ListPoll<TStatus>? unwanted;
        int newWorkers = 0;
        lock (gate)
        {
            long now = Math.Max(clock(), reached);
            newWorkers = EndOverdue(now);
            if (queue.NextDue <= now)
            {
                spread = (2 * Random.Shared.NextDouble()) - 1;
                bool isListed = now >= nextListAt && queue.CountSoon(now) >= fewestListed;
                List<JobWait<TStatus>> due = queue.Take(now, withEarly: isListed);
                due.RemoveAll(wait => !Begin(wait, now));
                if (!isListed)
                {
                    newWorkers += Enqueue(due, now);
                }
                else if (due.Count > 0)
                {
                    begun = BeginList(due, now);
                }
            }

            unwanted = list is { Wanted: 0 } ? list : null;
            SetTimer();
        }

        unwanted?.Cancel();
        if (begun is not null)
        {
            Start(begun);
        }

        StartWorkers(newWorkers);
    }

    /// <summary>Counts a poll, unless the wait is at its deadline and has seen its job only just now.</summary>
    private bool Begin(JobWait<TStatus> wait, long now)
    {
        if (wait.Attempts > 0 && now >= wait.Deadline && now - wait.PolledAt < Math.Min(wait.Settings.InitialDelay.Ticks, JustNow.Ticks))
        {
            End(wait).Fail(wait.TimedOut(now));
            return false;
        }

        wait.Attempts++;
        wait.PolledAt = now;
        return true;
    }

    private void OnTimer()
    {
        // The wait that started the timer must not lend its activity to the others' requests.
        Activity.Current = null;
        long reached = long.MinValue;
        lock (gate)
        {
            long now = clock();
            if (now < timerDue && timerDue != long.MaxValue)
            {
                // Time that does not move though timers fire has ended, as that of a fake server does with the server: what is due is due.
                reached = now == firedEarlyAt ? timerDue : long.MinValue;
                firedEarlyAt = now;
            }

            timerDue = long.MaxValue;
            if (timerOwner is not null && !active.Contains(timerOwner))
            {
                // What is in the flow of a wait that has ended is kept no longer.
                timer?.Dispose();
                timer = null;
            }
        }

        Tick(reached);
    }

    private void SetTimer()
    {
        long due = active.Count == 0 ? long.MaxValue : Math.Min(queue.NextDue, nextGiveUp);
        if (active.Count == 0)
        {
            timer?.Dispose();
            timer = null;
            timerOwner = null;
            queue.Release();
        }
        else if (due != timerDue)
        {
            timer ??= CreateTimer();
            timer.Change(due == long.MaxValue ? Timeout.InfiniteTimeSpan : TimerPause(due - clock()), Timeout.InfiniteTimeSpan);
        }

        timerDue = due;
    }

    /// <summary>A timer in the flow of one of those who wait.</summary>
    private ITimer CreateTimer()
    {
        timerOwner = active.First();
        if (timerOwner.Context is null)
        {
            return Create();
        }

        ITimer? created = null;
        ExecutionContext.Run(timerOwner.Context, _ => created = Create(), null);
        return created!;

        ITimer Create() => time.CreateTimer(static state => ((PollScheduler<TStatus>)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // The system's timers cut off what is less than a millisecond, and would fire too early.
    private static TimeSpan TimerPause(long ticks) => TimeSpan.FromMilliseconds(
        Math.Ceiling(TimeSpan.FromTicks(Math.Clamp(ticks, 0, TimerLimit.Longest.Ticks)).TotalMilliseconds));
}
