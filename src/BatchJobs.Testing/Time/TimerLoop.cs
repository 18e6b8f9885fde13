namespace BatchJobs.Testing;

/// <summary>
/// Fires one timer after another on a thread of its own, and lets code come to rest before each instant; most of that code has run
/// by then, on this very thread, to its next wait. When a callback blocks the thread, as code does that waits
/// synchronously, another thread takes over: a callback that waits for a timer would wait for ever.
/// </summary>
internal sealed class TimerLoop
{
    private static readonly TimeSpan GuardPeriod = TimeSpan.FromMilliseconds(50);

    private readonly FakeClock clock;
    private readonly IdleDetector detector;
    private readonly long until;
    private readonly bool isMove;
    private readonly Func<bool> mayGoOn;
    private readonly Action countStep;
    private readonly Action<Exception?> end;
    private readonly Lock gate = new();
    private readonly Timer guard;
    private Turn? current;
    private long steps;
    private long stepsSeen = -1;

    public TimerLoop(FakeClock clock, IdleDetector detector, long until, bool isMove, Func<bool> mayGoOn, Action countStep, Action<Exception?> end)
    {
        this.clock = clock;
        this.detector = detector;
        this.until = until;
        this.isMove = isMove;
        this.mayGoOn = mayGoOn;
        this.countStep = countStep;
        this.end = end;
        using AsyncFlowControl? suppressed = ExecutionFlow.Suppress();
        guard = new Timer(_ => ReplaceIfBlocked(), null, GuardPeriod, GuardPeriod);
    }

    public void Start(ClockStep step) =>
        new Thread(() => Run(step)) { IsBackground = true, Name = "BatchJobs.Testing clock" }.UnsafeStart();

    private void Run(ClockStep step)
    {
        var mine = new Turn(FlowThread.Current);
        Volatile.Write(ref current, mine);
        bool IsMine() => ReferenceEquals(Volatile.Read(ref current), mine) && mayGoOn();
        Exception? failure = null;
        while (IsMine())
        {
            mine.IsIdle = true;
            failure = AwaitRest(step, () => IsMine() && !clock.IsEnded);
            mine.IsIdle = false;
            if (failure is not null || !IsMine() || FireInstant(mine.Thread, IsMine) is not { } next)
            {
                break;
            }

            step = next;
        }

        mine.IsIdle = true;
        lock (gate)
        {
            if (!ReferenceEquals(current, mine))
            {
                return;
            }

            current = null;
        }

        guard.Dispose();
        end(failure);
    }

    private FakeClockException? AwaitRest(ClockStep step, Func<bool> mayGoOn)
    {
        try
        {
            detector.Await(step, isMove, mayGoOn);
            return null;
        }
        catch (FakeClockException uncertain)
        {
            return uncertain;
        }
    }

    /// <summary>Fires the timers that are set for the next instant by now; those that their code sets have their turn afterwards.</summary>
    private ClockStep? FireInstant(FlowThread mine, Func<bool> isMine)
    {
        long setByAnybody = clock.TimersSet;
        bool cameToWait = true;
        bool hasFired = false;
        long set = mine.TimersSet;
        for (TimerBatch? batch = null; (!hasFired || isMine()) && clock.FireNext(until, ref batch);)
        {
            hasFired = true;
            cameToWait &= mine.TimersSet > set;
            set = mine.TimersSet;
            Interlocked.Increment(ref steps);
            countStep();
        }

        return hasFired ? new ClockStep(cameToWait, SetTimers: clock.TimersSet != setByAnybody) : null;
    }

    private void ReplaceIfBlocked()
    {
        lock (gate)
        {
            long now = Interlocked.Read(ref steps);
            bool isBlocked = now == stepsSeen && current is { IsIdle: false, Thread.IsBlocked: true };
            stepsSeen = now;
            if (isBlocked)
            {
                current = null;
                Start(ClockStep.Start with { SetTimers = false });
            }
        }
    }

    /// <summary>A thread while it is the one that fires; between callbacks it is idle.</summary>
    private sealed class Turn(FlowThread thread)
    {
        private volatile bool isIdle;

        public FlowThread Thread => thread;

        public bool IsIdle
        {
            get => isIdle;
            set => isIdle = value;
        }
    }
}
