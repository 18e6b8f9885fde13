using System.Runtime.CompilerServices;

namespace BatchJobs.Testing;

/// <summary>A timer of the <see cref="FakeClock"/>.</summary>
internal sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
{
    /// <summary>How long a timer can be: as long as the system's.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    // When time has ended: short enough that nobody waits long, and long enough that code which waits again and again rests.
    private static readonly TimeSpan LongestAfterEnd = TimeSpan.FromMilliseconds(100);

    // As the system's timers do; none when whoever made it has suppressed the flow.
    private readonly ExecutionContext? context = ExecutionContext.Capture();

    private volatile bool disposed;
    private Timer? afterEnd;

    /// <summary>Gets or sets the time between firings; null for a timer that fires once.</summary>
    public TimeSpan? Period { get; private set; }

    /// <summary>
    /// Gets or sets which threads may wait for it: the one that has set it last, and those that waited for the timer in whose firing that
    /// was done. Guarded by the clock.
    /// </summary>
    public ClockWait[] Waits { get; set; } = [];

    /// <summary>Gets whether it is never fired again.</summary>
    public bool IsDisposed => disposed;

    /// <summary>Gets or sets which of its entries in the queue counts; all others are outdated. Guarded by the clock.</summary>
    public long Entry { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
        {
            return false;
        }

        ThrowUnlessTime(dueTime);
        ThrowUnlessTime(period);
        Period = period > TimeSpan.Zero ? period : null;
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            Forget();
        }
        else if (!clock.TrySchedule(this, dueTime))
        {
            Forget();
            FireAfterEnd(dueTime);
        }

        return true;
    }

    /// <summary>Notes that nobody waits any more for what was set last. Guarded by the clock.</summary>
    public void EndWaits()
    {
        Array.ForEach(Waits, static wait => wait.End());
        Waits = [];
    }

    public void Fire()
    {
        if (context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(context, static timer => ((FakeTimer)timer!).Call(), this);
        }
    }

    public void Dispose()
    {
        disposed = true;
        Forget();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void ThrowUnlessTime(TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, name);
        }
    }

    private void Call() => callback(state);

    private void Forget()
    {
        clock.Forget(this);
        Interlocked.Exchange(ref afterEnd, null)?.Dispose();
    }

    /// <summary>Fires once, on the system's time.</summary>
    private void FireAfterEnd(TimeSpan dueTime)
    {
        using AsyncFlowControl? suppressed = ExecutionFlow.Suppress();
        var timer = new Timer(_ => FireUnlessDisposed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Interlocked.Exchange(ref afterEnd, timer)?.Dispose();
        timer.Change(dueTime < LongestAfterEnd ? dueTime : LongestAfterEnd, Timeout.InfiniteTimeSpan);
    }

    private void FireUnlessDisposed()
    {
        if (!disposed)
        {
            Fire();
        }
    }
}
