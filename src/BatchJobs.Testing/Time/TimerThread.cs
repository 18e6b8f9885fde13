namespace BatchJobs.Testing;

/// <summary>A thread outside the thread pool that has set timers: a program's main thread, or the thread of a clock.</summary>
internal sealed class TimerThread
{
    [ThreadStatic]
    private static TimerThread? current;

    private readonly Thread thread = Thread.CurrentThread;
    private volatile bool isIdle;

    /// <summary>Gets the calling thread, or null when it is one of the thread pool's.</summary>
    public static TimerThread? Current => Thread.CurrentThread.IsThreadPoolThread ? null : current ??= new TimerThread();

    /// <summary>Gets or sets how many timers the thread has set.</summary>
    public long TimersSet { get; private set; }

    /// <summary>A clock's thread is idle between the callbacks that it makes.</summary>
    public bool IsIdle
    {
        set => isIdle = value;
    }

    public void CountTimer() => TimersSet++;

    /// <summary>Gets whether the thread waits, and for something else than its next turn.</summary>
    public bool IsBlocked => !isIdle && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);

    /// <summary>Gets whether the thread executes code that may set more timers.</summary>
    public bool IsAtWork =>
        !isIdle
        && !thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)
        && !thread.ThreadState.HasFlag(ThreadState.Stopped);
}
