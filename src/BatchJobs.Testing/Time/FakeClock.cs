namespace BatchJobs.Testing;

/// <summary>
/// The time of one <see cref="FakeBatchServer"/>. Hand it to the code under test wherever it takes a
/// <see cref="TimeProvider"/>; <c>AddFakeBatchServer</c> does so for everything in the container. What becomes of it when
/// its server is disposed of, <see cref="FakeBatchServer.Dispose"/> tells.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly TimerQueue timers = new();
    private readonly AutoAdvancer advancer;
    private readonly DateTimeOffset start;
    private long elapsed;
    private long activity;
    private volatile bool isEnded;
    private TimerThread? lastSetter;

    internal FakeClock(ClockMode mode, DateTimeOffset start, InFlightRequests inFlight)
    {
        Mode = mode;
        this.start = start.ToUniversalTime();
        advancer = new AutoAdvancer(this, inFlight);
    }

    /// <summary>Gets how this time passes.</summary>
    public ClockMode Mode { get; }

    /// <inheritdoc/>
    public override long TimestampFrequency => Mode == ClockMode.System ? System.TimestampFrequency : TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => Mode == ClockMode.System ? System.LocalTimeZone : TimeZoneInfo.Utc;

    /// <summary>The thread that has set the latest timer, if it is none of the thread pool.</summary>
    internal TimerThread? LastSetter => Volatile.Read(ref lastSetter);

    /// <summary>Whether time has come to its end: it stands still for ever, and what is set is fired without it.</summary>
    internal bool IsEnded => isEnded;

    /// <summary>Changes whenever somebody sets or drops a timer: a sign that code is running.</summary>
    internal long Activity => Volatile.Read(ref activity);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        Mode == ClockMode.System ? System.GetUtcNow() : start.AddTicks(Volatile.Read(ref elapsed));

    /// <inheritdoc/>
    public override long GetTimestamp() => Mode == ClockMode.System ? System.GetTimestamp() : Volatile.Read(ref elapsed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (Mode == ClockMode.System)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        if (Mode == ClockMode.System)
        {
            throw new InvalidOperationException("The system's time cannot be moved: the server was made with ClockMode.System.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, DateTimeOffset.MaxValue - GetUtcNow());
        return advancer.AdvanceAsync(() => Target(by), cancellationToken);
    }

    /// <summary>Lets a clock that advances by itself check whether everything waits.</summary>
    internal void Wake()
    {
        if (Mode == ClockMode.AutoAdvance && HasTimers())
        {
            advancer.Wake();
        }
    }

    /// <summary>Stops the time, and fires what is set once more: code that waits would otherwise wait for ever.</summary>
    internal void End()
    {
        lock (gate)
        {
            if (isEnded)
            {
                return;
            }

            isEnded = true;
        }

        advancer.End();
    }

    /// <summary>Sets a timer.</summary>
    /// <returns>Whether it is set; when not, time has ended.</returns>
    internal bool TrySchedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            if (isEnded)
            {
                return false;
            }

            activity++;
            lastSetter = TimerThread.Current;
            lastSetter?.CountTimer();
            timers.Add(timer, elapsed + dueTime.Ticks);
        }

        Wake();
        return true;
    }

    internal void Forget(FakeTimer timer)
    {
        lock (gate)
        {
            activity++;
            timers.Remove(timer);
        }
    }

    internal bool HasTimers()
    {
        lock (gate)
        {
            return timers.NextDue() is not null;
        }
    }

    /// <summary>
    /// Moves to the next timer that is due by then, and fires it. Without one, moves to then. When time has ended, it fires
    /// the next one of all without moving.
    /// </summary>
    /// <returns>Whether a timer was fired.</returns>
    internal bool FireNext(long until)
    {
        FakeTimer? timer;
        lock (gate)
        {
            timer = isEnded ? TakeLast() : TakeDue(until);
        }

        timer?.Fire();
        return timer is not null;
    }

    private FakeTimer? TakeDue(long until)
    {
        if (timers.NextDue() is not { } due || due > until)
        {
            Volatile.Write(ref elapsed, until == long.MaxValue ? elapsed : Math.Max(elapsed, until));
            return null;
        }

        Volatile.Write(ref elapsed, Math.Max(elapsed, due));
        FakeTimer timer = timers.Take();
        if (timer.Period is { } period)
        {
            timers.Add(timer, due + period.Ticks);
        }

        return timer;
    }

    private FakeTimer? TakeLast() => timers.NextDue() is null ? null : timers.Take();

    private long Target(TimeSpan by) => Math.Min(Volatile.Read(ref elapsed) + by.Ticks, (DateTimeOffset.MaxValue - start).Ticks);
}
