namespace BatchJobs.Testing;

/// <summary>A timer of the <see cref="FakeClock"/>.</summary>
internal sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
{
    // As long as the system's timers run.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private volatile bool disposed;

    /// <summary>The time between firings; null for a timer that fires once.</summary>
    public TimeSpan? Period { get; private set; }

    /// <summary>Which of its entries in the queue counts; all others are outdated. Guarded by the clock.</summary>
    public long Entry { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
        {
            return false;
        }

        Period = period > TimeSpan.Zero ? period : null;
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            clock.Forget(this);
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, Longest);
            clock.Schedule(this, dueTime);
        }

        return true;
    }

    public void Fire() => callback(state);

    public void Dispose()
    {
        disposed = true;
        clock.Forget(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
