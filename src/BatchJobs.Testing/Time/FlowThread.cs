using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>What a thread may wait for after it has set a timer, or moved the clock.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Stay">Its stay within the flow at that time.</param>
internal readonly record struct ClockWait(FlowThread Thread, long Stay)
{
    public void End() => Thread?.Awaken(Stay);
}

/// <summary>A thread that executes, or has executed, code of a flow.</summary>
internal sealed class FlowThread
{
    private static readonly Lock Gate = new();
    private static FlowThread[] all = [];
    private static long version;

    [ThreadStatic]
    private static FlowThread? current;

    private readonly Thread thread = Thread.CurrentThread;
    private readonly bool isOfPool = Thread.CurrentThread.IsThreadPoolThread;
    private ExecutionFlow.Membership? inside;
    private long since;
    private volatile bool isKnownToWait;
    private long stay;
    private int timersAwaited;

    /// <summary>What the threads are doing that are within a flow.</summary>
    public enum Work
    {
        /// <summary>There is none.</summary>
        None,

        /// <summary>Each waits, having set a timer of the clock before or moved it.</summary>
        AwaitsClock,

        /// <summary>Each waits, one of them for anything, and all of those have done so for long.</summary>
        Waits,

        /// <summary>Each waits, one of them for anything, perhaps since just now.</summary>
        Blocked,

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

    /// <summary>What the threads within a flow are doing.</summary>
    public static Work In(ExecutionFlow flow)
    {
        var work = Work.None;
        foreach (FlowThread one in Volatile.Read(ref all))
        {
            if (flow.Contains(Volatile.Read(ref one.inside)) && one.IsAlive)
            {
                if (!one.IsBlocked)
                {
                    one.isKnownToWait = false;
                    return Work.Running;
                }

                Work own = Volatile.Read(ref one.timersAwaited) > 0 ? Work.AwaitsClock : one.isKnownToWait ? Work.Waits : Work.Blocked;
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
            if (flow.Contains(Volatile.Read(ref one.inside)) && one.IsBlocked)
            {
                one.isKnownToWait = true;
            }
        }
    }

    /// <summary>The threads within a flow, for whoever wants to know what keeps time from moving.</summary>
    public static IEnumerable<string> Describe(ExecutionFlow flow) =>
        from one in Volatile.Read(ref all)
        where flow.Contains(Volatile.Read(ref one.inside)) && one.IsAlive
        let name = one.thread.Name is { Length: > 0 } given ? $"'{given}'" : one.isOfPool ? "of the thread pool" : "without a name"
        let seconds = TimeProvider.System.GetElapsedTime(one.since).TotalSeconds
        select string.Create(CultureInfo.InvariantCulture, $"thread {one.thread.ManagedThreadId} {name}, {(one.IsBlocked ? "blocked" : "running")}, for {seconds:0.0} s");

    /// <summary>Gets how many timers the thread has set.</summary>
    public long TimersSet { get; private set; }

    /// <summary>Gets whether the thread waits for anything; one that has ended waits for nothing any more.</summary>
    public bool IsBlocked => Has(ThreadState.WaitSleepJoin);

    private bool IsAlive => !Has(ThreadState.Stopped);

    /// <summary>Notes that the thread has set a timer, and may now wait for it.</summary>
    public ClockWait SetTimer()
    {
        TimersSet++;
        return AwaitClock();
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
        if (Volatile.Read(ref stay) == since && Interlocked.Decrement(ref timersAwaited) < 0)
        {
            Interlocked.Increment(ref timersAwaited);
        }
    }

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
