namespace BatchJobs.Testing;

/// <summary>
/// Moves a <see cref="FakeClock"/> from timer to timer on a thread of its own. Before each step it lets the code that the
/// last one set off come to rest; most of that code has run by then, on this very thread, to its next wait.
/// </summary>
internal sealed class TimeSkipper(FakeClock clock, IdleCheck idle)
{
    /// <summary>Steps without any request after which a skipping clock rests: somebody's endless timer is at work.</summary>
    private const int Runaway = 1_000_000;

    /// <summary>How often a blocked thread is looked for. A callback that waits for a timer would wait for ever.</summary>
    private static readonly TimeSpan GuardPeriod = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private Episode? current;
    private bool stopped;
    private long steps;
    private long stepsWithoutRequest;
    private long lastRequests;

    private bool IsRunaway => stepsWithoutRequest >= Runaway && idle.Requests == lastRequests;

    /// <summary>Starts skipping, unless it goes on already.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref current) is not null)
        {
            return;
        }

        lock (gate)
        {
            if (current is null && !stopped)
            {
                Start();
            }
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            stopped = true;
            current = null;
        }
    }

    /// <summary>Moves to a time, firing what is due on the way.</summary>
    public async Task AdvanceAsync(long until, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Factory.StartNew(
            () => Step(Stillness.AfterStep, until, () => !cancellationToken.IsCancellationRequested),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.RunContinuationsAsynchronously,
            TaskScheduler.Default).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Start()
    {
        var episode = new Episode();
        current = episode;
        episode.Thread = new Thread(() => Skip(episode)) { IsBackground = true, Name = "BatchJobs.Testing clock" };
        episode.Guard = new Timer(_ => Guard(episode), null, GuardPeriod, GuardPeriod);
        episode.Thread.UnsafeStart();
    }

    private void Skip(Episode episode)
    {
        Step(Stillness.AtStart, long.MaxValue, () => IsCurrent(episode) && !IsRunaway);
        End(episode);
    }

    /// <summary>Fires one timer after another, letting code come to rest before each.</summary>
    private void Step(TimeSpan patience, long until, Func<bool> mayGoOn)
    {
        Worker worker = Worker.Current!;
        while (mayGoOn())
        {
            worker.IsIdle = true;
            Stillness.Await(clock, idle, patience);
            worker.IsIdle = false;

            long timersSet = worker.TimersSet;
            if (!mayGoOn() || !clock.FireNext(until))
            {
                break;
            }

            CountStep();
            patience = worker.TimersSet == timersSet ? Stillness.AfterStep : Stillness.AfterWait;
        }
    }

    private bool IsCurrent(Episode episode) => ReferenceEquals(Volatile.Read(ref current), episode);

    private void End(Episode episode)
    {
        episode.Guard?.Dispose();
        lock (gate)
        {
            if (!ReferenceEquals(current, episode))
            {
                return;
            }

            current = null;
            if (!stopped && !IsRunaway && clock.HasTimers())
            {
                // Set while this thread was already on its way out.
                Start();
            }
        }
    }

    private void CountStep()
    {
        Volatile.Write(ref steps, steps + 1);
        long requests = idle.Requests;
        stepsWithoutRequest = requests == lastRequests ? stepsWithoutRequest + 1 : 0;
        lastRequests = requests;
    }

    /// <summary>Another thread takes over when a callback blocks this one, as code does that waits synchronously.</summary>
    private void Guard(Episode episode)
    {
        long now = Volatile.Read(ref steps);
        bool isBlocked = now == episode.LastSteps && episode.Thread!.ThreadState.HasFlag(ThreadState.WaitSleepJoin) && clock.HasTimers();
        episode.LastSteps = now;
        lock (gate)
        {
            if (isBlocked && ReferenceEquals(current, episode))
            {
                episode.Guard?.Dispose();
                Start();
            }
        }
    }

    /// <summary>One thread's time at the clock.</summary>
    private sealed class Episode
    {
        public Thread? Thread { get; set; }

        public Timer? Guard { get; set; }

        public long LastSteps { get; set; } = -1;
    }
}
