namespace BatchJobs.Testing;

/// <summary>How the clock of a <see cref="FakeBatchServer"/> finds out that code has come to rest, where that cannot be seen.</summary>
public sealed class ClockOptions
{
    internal static readonly TimeSpan ShortSettleTime = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Gets or sets for how long, in reality, nothing may happen after a step whose code has set no timer, before time moves on: what
    /// travels through a socket, or a wait that the clock cannot see, has that long. Default: 1 millisecond.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan SettleTime
    {
        get;
        set => field = OptionRules.Time(value);
    } = ShortSettleTime;

    /// <summary>
    /// Gets or sets for how long, in reality, time waits for a thread that is blocked: it may sleep, or wait for other threads or for the
    /// clock. When it is over, that is a guess, and the same thread is given a tenth of it at most until it has been seen to work. Default:
    /// 1 second.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan BlockedPatience
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets for how long, in reality, time waits while the thread pool is busy with what need not be code of the clock's, such as
    /// other tests. When it is over, that is a guess. Default: 25 milliseconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan NoisePatience
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// Gets or sets after how long, in reality, a move of the time that cannot go on throws a <see cref="FakeClockException"/> that says
    /// what holds it. It does not while a debugger is attached. Default: 30 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan StuckAfter
    {
        get;
        set => field = OptionRules.Time(value);
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets whether a guess is a <see cref="FakeClockException"/>: the move that guessed throws it. A clock that advances by itself
    /// ends, and every request that follows throws it. Default: <see langword="false"/>, guesses are counted.
    /// </summary>
    public bool ThrowOnGuess { get; set; }

    internal ClockOptions Copy() => (ClockOptions)MemberwiseClone();
}
