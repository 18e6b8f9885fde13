using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>What a thread may wait for after it has set a timer, or moved the clock.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Stay">Its stay within the flow at that time.</param>
internal readonly record struct ClockWait(FlowThread Thread, long Stay)
{
    /// <summary>Whether the thread still executes what it did then.</summary>
    public bool IsCurrent => Thread.IsStaying(Stay);

    public void End() => Thread?.Awaken(Stay);
}

/// <summary>A thread that executes, or has executed, code of a flow.</summary>
internal sealed class FlowThread
{
    // Whoever starts the first of a host's, such as a test, hands them its flow, and they never leave it.
    private static readonly HashSet<string?> ThreadsOfTheFramework = [".NET File Watcher", "Console logger queue processing thread", "Kestrel Timer"];

    private static readonly Lock Gate = new();
    private static FlowThread[] all = [];
    private static long version;

    [ThreadStatic]
    private static FlowThread? current;

    private readonly Thread thread = Thread.CurrentThread;
    private readonly KernelThread kernel = new();
    private readonly bool isOfPool = Thread.CurrentThread.IsThreadPoolThread;
    private volatile bool isOfFramework = ThreadsOfTheFramework.Contains(Thread.CurrentThread.Name);
    private ExecutionFlow.Membership? inside;
    private long since;
    private volatile bool isKnownToWait;
    private long stay;
    private int timersAwaited;
    private ClockWait[] firing = [];
    private long turnsWhenKnown;

    /// <summary>What the threads are doing that are within a flow.</summary>
    public enum Work
    {
        /// <summary>There is none.</summary>
        None,

        /// <summary>Each waits, having set a timer of the clock before or moved it.</summary>
        AwaitsClock,

        /// <summary>Each waits, one of them for anything; all of those have done so for long, and none has been woken.</summary>
        Asleep,

        /// <summary>Each waits, one of them for anything, and all of those have done so for long.</summary>
        Waits,

        /// <summary>Each waits, one of them for anything, perhaps since just now.</summary>
        Blocked,

        /// <summary>Each waits, one of them in native code, perhaps since just now.</summary>
        BlockedInNative,

        /// <summary>One of them executes code.</summary>
        Running,
    }

    /// <summary>Gets the calling thread.</summary>
    public static FlowThread Current => current ?? Register();

    /// <summary>Gets how many pool threads there are within any flow, and a number that changes with it.</summary>
    public static (int Count, long Version) PoolThreads
    {
        get
        {
            long before = Volatile.Read(ref version);
            int count = 0;
            foreach (FlowThread one in Volatile.Read(ref all))
            {
                if (one.isOfPool && Volatile.Read(ref one.inside) is not null)
                {
                    count++;
                }
            }

            return (count, before);
        }
    }

    /// <summary>Notes to which flows the code belongs that the calling thread goes on with. It must never throw.</summary>
    public static void Enter(ExecutionFlow.Membership? membership)
    {
        FlowThread mine = Current;
        ExecutionFlow.Membership? before = mine.inside;
        if (ReferenceEquals(before, membership))
        {
            return;
        }

        mine.timersAwaited = 0;
        mine.isKnownToWait = false;
        mine.stay++;
        mine.since = TimeProvider.System.GetTimestamp();
        Volatile.Write(ref mine.inside, membership);
        Interlocked.Increment(ref version);
        for (ExecutionFlow.Membership? entered = membership; entered is not null; entered = entered.Next)
        {
            entered.Flow.Note(isEntering: true);
        }

        for (ExecutionFlow.Membership? left = before; left is not null; left = left.Next)
        {
            left.Flow.Note(isEntering: false);
        }
    }

    /// <summary>
    /// Leaves the calling thread out when a <c>WebApplicationFactory</c> executes a program's entry point on it: there it blocks until
    /// the program's host ends.
    /// </summary>
    public static void LeaveOutEntryPoint()
    {
        if (!Thread.CurrentThread.IsThreadPoolThread && new System.Diagnostics.StackTrace().ToString().Contains("HostFactoryResolver", StringComparison.Ordinal))
        {
            Current.isOfFramework = true;
        }
    }

    /// <summary>What the threads within a flow are doing.</summary>
    public static Work In(ExecutionFlow flow)
    {
        var work = Work.None;
        foreach (FlowThread one in Volatile.Read(ref all))
        {
            if (one.WorksFor(flow))
            {
                Work own = one.Own;
                if (own == Work.Running)
                {
                    one.isKnownToWait = false;
                    return own;
                }

                work = own > work ? own : work;
            }
        }

        return work;
    }

    /// <summary>Notes that the threads within a flow have waited for long, so that they need not be given as much time again.</summary>
    public static void ExpectToWait(ExecutionFlow flow)
    {
        foreach (FlowThread one in Volatile.Read(ref all))
        {
            if (one.WorksFor(flow))
            {
                one.isKnownToWait = one.Own != Work.Running;
                one.turnsWhenKnown = one.kernel.Turns;
            }
        }
    }

    /// <summary>The threads within a flow, for whoever wants to know what keeps time from moving.</summary>
    public static IEnumerable<string> Describe(ExecutionFlow flow) =>
        from one in Volatile.Read(ref all)
        where one.WorksFor(flow)
        let name = one.thread.Name is { Length: > 0 } given ? $"'{given}'" : one.isOfPool ? "of the thread pool" : "without a name"
        let seconds = TimeProvider.System.GetElapsedTime(one.since).TotalSeconds
        select string.Create(CultureInfo.InvariantCulture, $"thread {one.thread.ManagedThreadId} {name}, {(one.IsBlocked ? "blocked" : one.kernel.IsAsleep == true ? "blocked in native code" : "running")}, for {seconds:0.0} s");

    /// <summary>Gets how many timers the thread has set.</summary>
    public long TimersSet { get; private set; }

    /// <summary>Gets whether the thread waits for anything; one that has ended waits for nothing any more.</summary>
    public bool IsBlocked => Has(ThreadState.WaitSleepJoin);

    private bool IsAlive => !Has(ThreadState.Stopped);

    /// <summary>
    /// Notes that the thread has set a timer, and may now wait for it. So may whoever waits for the timer that it fires: a thread that
    /// blocks for asynchronous code waits for each timer of that code.
    /// </summary>
    public ClockWait[] SetTimer()
    {
        TimersSet++;
        return [AwaitClock(), .. firing.Where(static wait => wait.IsCurrent).Select(static wait => wait.Thread.AwaitClock())];
    }

    /// <summary>Fires a timer.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="waits">Who may wait for it.</param>
    public void Fire(FakeTimer timer, ClockWait[] waits)
    {
        ClockWait[] outer = firing;
        firing = waits;
        try
        {
            timer.Fire();
        }
        finally
        {
            firing = outer;
            Array.ForEach(waits, static wait => wait.End());
        }
    }

    /// <summary>Notes that the thread may now wait for the clock.</summary>
    public ClockWait AwaitClock()
    {
        Interlocked.Increment(ref timersAwaited);
        return new ClockWait(this, Volatile.Read(ref stay));
    }

    /// <summary>Notes that what the thread may have waited for has come, unless it has left the flow meanwhile.</summary>
    public void Awaken(long since)
    {
        if (IsStaying(since) && Interlocked.Decrement(ref timersAwaited) < 0)
        {
            Interlocked.Increment(ref timersAwaited);
        }
    }

    private Work Own
    {
        get
        {
            if (IsBlocked && Volatile.Read(ref timersAwaited) > 0)
            {
                return Work.AwaitsClock;
            }

            // A thread that has been woken may not have had its turn yet, and one that has had a turn since waits anew.
            bool? isAsleep = kernel.IsAsleep;
            isKnownToWait = isKnownToWait && kernel.Turns == turnsWhenKnown;
            return isAsleep == false || (isAsleep is null && !IsBlocked) ? Work.Running
                : isKnownToWait ? (isAsleep == true ? Work.Asleep : Work.Waits)
                : IsBlocked ? Work.Blocked
                : Work.BlockedInNative;
        }
    }

    public bool IsStaying(long since) => Volatile.Read(ref stay) == since;

    private bool WorksFor(ExecutionFlow flow) => !isOfFramework && flow.Contains(Volatile.Read(ref inside)) && IsAlive;

    private bool Has(ThreadState state)
    {
        try
        {
            return thread.ThreadState.HasFlag(state);
        }
        catch (ThreadStateException)
        {
            return state == ThreadState.Stopped;
        }
    }

    private static FlowThread Register()
    {
        var mine = new FlowThread();
        current = mine;
        lock (Gate)
        {
            // A thread that ended did not say so.
            Volatile.Write(ref all, [.. all.Where(one => one.IsAlive), mine]);
        }

        return mine;
    }
}
