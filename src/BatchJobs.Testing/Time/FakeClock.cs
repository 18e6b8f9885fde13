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
    private readonly DateTimeOffset start;
    private long shift;
    private ClockMode mode;
    private long elapsed;
    private long activity;
    private long timersSet;
    private long guesses;
    private volatile bool isEnded;
    private volatile Exception? failure;

    internal FakeClock(ClockMode mode, DateTimeOffset start)
    {
        this.mode = mode;
        this.start = start.ToUniversalTime();
        Join();
    }

    /// <summary>Gets or sets how this time passes. It can be changed between advancing by itself and being moved; the system's time stays.</summary>
    /// <exception cref="InvalidOperationException">The time is the system's, or is to be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the modes.</exception>
    public ClockMode Mode
    {
        get => mode;
        set
        {
            OptionRules.Mode(value);
            if (value != mode && (value == ClockMode.System || mode == ClockMode.System))
            {
                throw new InvalidOperationException("A server is on the system's time from its beginning or not at all.");
            }

            mode = value;
            TimerSet?.Invoke();
        }
    }

    /// <summary>
    /// Gets how often the clock had to guess whether code had come to rest: a thread was blocked, the thread pool was busy with other
    /// work, or a call of a client was under way, and nothing happened for a while.
    /// </summary>
    public long Guesses => Volatile.Read(ref guesses);

    /// <inheritdoc/>
    public override long TimestampFrequency => Mode == ClockMode.System ? System.TimestampFrequency : TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => Mode == ClockMode.System ? System.LocalTimeZone : TimeZoneInfo.Utc;

    /// <summary>When the time began.</summary>
    internal DateTimeOffset Start => start;

    /// <summary>The code that belongs to the clock.</summary>
    internal ExecutionFlow Flow { get; } = new();

    /// <summary>What holds the clock, as code has announced it.</summary>
    internal ClockHolds Holds { get; } = new();

    /// <summary>Called when a timer has been set, or the mode has changed.</summary>
    internal Action? TimerSet { get; set; }

    /// <summary>Why time has ended, when it did so by itself.</summary>
    internal Exception? Failure => failure;

    /// <summary>Whether time has come to its end: it stands still for ever, and what is set is fired without it.</summary>
    internal bool IsEnded => isEnded;

    /// <summary>Changes whenever somebody sets or drops a timer: a sign that code is running.</summary>
    internal long Activity => Volatile.Read(ref activity);

    /// <summary>How many timers have been set.</summary>
    internal long TimersSet => Volatile.Read(ref timersSet);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        Mode == ClockMode.System ? System.GetUtcNow() : DateOf(Volatile.Read(ref elapsed));

    /// <inheritdoc/>
    public override long GetTimestamp() => Mode == ClockMode.System ? System.GetTimestamp() : Volatile.Read(ref elapsed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (Mode == ClockMode.System)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        Join();
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Holds the time until the result is disposed of, while code waits for something that the clock cannot see, such as a database or a
    /// process.
    /// </summary>
    /// <param name="what">What is waited for, for whoever finds that time does not move.</param>
    /// <returns>What ends the hold.</returns>
    /// <exception cref="ArgumentException"><paramref name="what"/> is null or empty.</exception>
    public IDisposable Hold(string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(what);
        return Holds.Add(what);
    }

    /// <summary>
    /// Lets the calling code belong to the clock, and with it all that it calls, awaits and starts: time waits for it. Code that makes the
    /// server, a handler or a timer of it belongs to it by itself; a test whose server was made in a fixture may not.
    /// </summary>
    public void Join()
    {
        if (mode != ClockMode.System)
        {
            Flow.Join();
        }
    }

    /// <summary>Stops the time; what is set is then fired without it.</summary>
    /// <returns>Whether it was not stopped before.</returns>
    internal bool End()
    {
        Flow.End();
        lock (gate)
        {
            bool wasEnded = isEnded;
            isEnded = true;
            return !wasEnded;
        }
    }

    /// <summary>Stops the time, since it cannot go on.</summary>
    internal void Fail(Exception reason)
    {
        failure = reason;
        End();
    }

    /// <summary>Sets the time of day, without moving what timers are measured by.</summary>
    /// <exception cref="InvalidOperationException">A timer is set, or the time is the system's.</exception>
    internal void Set(DateTimeOffset time)
    {
        if (mode == ClockMode.System)
        {
            throw new InvalidOperationException("The system's time cannot be set: the server was made with ClockMode.System.");
        }

        lock (gate)
        {
            if (timers.NextDue() is { } due)
            {
                throw new InvalidOperationException($"A timer of this clock is set, for {start.AddTicks(due + shift):u}: code waits, or an outage, that knows nothing of the time to be restored. Let it end first.");
            }

            Volatile.Write(ref shift, (time - start).Ticks - elapsed);
        }
    }

    internal void CountGuess() => Interlocked.Increment(ref guesses);

    /// <summary>When the next timer is due; null when none is set.</summary>
    internal DateTimeOffset? NextDue()
    {
        lock (gate)
        {
            return timers.NextDue() is { } due ? DateOf(due) : null;
        }
    }

    /// <summary>How far the time is, when it has moved by something.</summary>
    /// <exception cref="InvalidOperationException">The time is the system's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Time does not go back, nor beyond the last date.</exception>
    internal Func<long> TargetOf(TimeSpan by)
    {
        if (mode == ClockMode.System)
        {
            throw new InvalidOperationException("The system's time cannot be moved: the server was made with ClockMode.System.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, DateTimeOffset.MaxValue - GetUtcNow());
        return () => Math.Min(Volatile.Read(ref elapsed) + by.Ticks, (DateTimeOffset.MaxValue - start).Ticks - Volatile.Read(ref shift));
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

            if (timer.IsDisposed)
            {
                return true;
            }

            activity++;
            timersSet++;
            timer.EndWaits();
            timer.Waits = FlowThread.Current.SetTimer();
            timers.Add(timer, elapsed + dueTime.Ticks);
        }

        TimerSet?.Invoke();
        return true;
    }

    internal void Forget(FakeTimer timer)
    {
        lock (gate)
        {
            activity++;
            timer.EndWaits();
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
    /// <param name="until">How far the time may move.</param>
    /// <param name="batch">What may be fired without letting code come to rest: null at first, and then what was set for this instant by now.</param>
    /// <returns>Whether a timer was fired.</returns>
    internal bool FireNext(long until, ref TimerBatch? batch)
    {
        FakeTimer? timer;
        ClockWait[] waits;
        lock (gate)
        {
            if (batch is { } known)
            {
                timer = !isEnded && timers.IsNext(known) ? TakeDue(known.Due) : null;
            }
            else
            {
                timer = isEnded ? TakeLast() : TakeDue(until);
                batch = new TimerBatch(isEnded ? long.MinValue : elapsed, timers.LastEntry);
            }

            if (timer is null)
            {
                return false;
            }

            (waits, timer.Waits) = (timer.Waits, []);
        }

        FlowThread.Current.Fire(timer, waits);
        return true;
    }

    // An endless timer goes on when the calendar has ended.
    private DateTimeOffset DateOf(long ticks) => start.AddTicks(Math.Min(ticks + Volatile.Read(ref shift), (DateTimeOffset.MaxValue - start).Ticks));

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
}
