namespace BatchJobs.Testing;

/// <summary>
/// Fires one timer after another on a thread of its own, and lets code come to rest before each; most of that code has run
/// by then, on this very thread, to its next wait. When a callback blocks the thread, as code does that waits
/// synchronously, another thread takes over: a callback that waits for a timer would wait for ever.
/// </summary>
internal sealed class TimerLoop
{
    private static readonly TimeSpan GuardPeriod = TimeSpan.FromMilliseconds(50);

    private readonly FakeClock clock;
    private readonly InFlightRequests inFlight;
    private readonly long until;
    private readonly Func<bool> mayGoOn;
    private readonly Action countStep;
    private readonly Action end;
    private readonly Lock gate = new();
    private readonly Timer guard;
    private TimerThread? current;
    private long steps;
    private long stepsSeen = -1;

    public TimerLoop(FakeClock clock, InFlightRequests inFlight, long until, Func<bool> mayGoOn, Action countStep, Action end)
    {
        this.clock = clock;
        this.inFlight = inFlight;
        this.until = until;
        this.mayGoOn = mayGoOn;
        this.countStep = countStep;
        this.end = end;
        guard = new Timer(_ => ReplaceIfBlocked(), null, GuardPeriod, GuardPeriod);
    }

    public void Start(TimeSpan patience) =>
        new Thread(() => Run(patience)) { IsBackground = true, Name = "BatchJobs.Testing clock" }.UnsafeStart();

    private void Run(TimeSpan patience)
    {
        TimerThread mine = TimerThread.Current!;
        Volatile.Write(ref current, mine);
        bool IsMine() => ReferenceEquals(Volatile.Read(ref current), mine) && mayGoOn();

        while (IsMine())
        {
            mine.IsIdle = true;
            IdleDetector.Await(clock, inFlight, patience, () => IsMine() && !clock.IsEnded);
            mine.IsIdle = false;

            long timersSet = mine.TimersSet;
            if (!IsMine() || !clock.FireNext(until))
            {
                break;
            }

            Interlocked.Increment(ref steps);
            countStep();
            patience = mine.TimersSet == timersSet ? IdleDetector.AfterStep : IdleDetector.AfterWait;
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
        end();
    }

    private void ReplaceIfBlocked()
    {
        lock (gate)
        {
            long now = Interlocked.Read(ref steps);
            bool isBlocked = now == stepsSeen && current is { IsBlocked: true };
            stepsSeen = now;
            if (isBlocked)
            {
                current = null;
                Start(IdleDetector.AfterStep);
            }
        }
    }
}
