namespace BatchJobs.Client;

/// <summary>Provides the options of one wait, which take precedence over <see cref="ClientOptions.Polling"/>.</summary>
/// <remarks>Instances are immutable, and can be used for any number of waits.</remarks>
public sealed record WaitOptions
{
    /// <summary>
    /// Gets the time that the wait may take in total, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// Default: <see langword="null"/>, <see cref="PollingOptions.Timeout"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither positive nor infinite.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is null || value > TimeSpan.Zero || IsInfinite(value) ? value : throw Wrong(nameof(Timeout), value, "positive or Timeout.InfiniteTimeSpan");
    }

    /// <summary>
    /// Gets the time for which the wait continues while its polls fail one after the other, or
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. Default: <see langword="null"/>,
    /// <see cref="PollingOptions.OutageTolerance"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative and not infinite.</exception>
    public TimeSpan? OutageTolerance
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero || IsInfinite(value) ? value : throw Wrong(nameof(OutageTolerance), value, "zero, positive or Timeout.InfiniteTimeSpan");
    }

    /// <summary>
    /// Gets the pause after the first poll. Default: <see langword="null"/>, <see cref="PollingOptions.InitialDelay"/>, or
    /// <see cref="MaxDelay"/> if that is shorter.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or longer than 24 days.</exception>
    public TimeSpan? InitialDelay
    {
        get;
        init => field = Pause(nameof(InitialDelay), value);
    }

    /// <summary>
    /// Gets the longest pause. Default: <see langword="null"/>, <see cref="PollingOptions.MaxDelay"/>, or
    /// <see cref="InitialDelay"/> if that is longer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or longer than 24 days.</exception>
    public TimeSpan? MaxDelay
    {
        get;
        init => field = Pause(nameof(MaxDelay), value);
    }

    /// <summary>
    /// Gets the factor by which each pause is longer than the previous one, from 1 to 100. Default: <see langword="null"/>,
    /// <see cref="PollingOptions.BackoffFactor"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 100.</exception>
    public double? BackoffFactor
    {
        get;
        init => field = value is null or (>= 1 and <= 100) ? value : throw Wrong(nameof(BackoffFactor), value, "from 1 to 100");
    }

    /// <summary>
    /// Gets the function that is called with the update of each poll, the last one included. Default: <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// The calls are made in order, in the flow of the wait, and each is awaited before the job is polled again and before the wait
    /// ends. What the function throws ends the wait, and is thrown as it is by every method that waits. Its token is that of the wait.
    /// </remarks>
    public Func<JobUpdate, CancellationToken, ValueTask>? OnUpdate { get; init; }

    private static TimeSpan? Pause(string option, TimeSpan? value) =>
        value is null || (value > TimeSpan.Zero && value <= TimerLimit.Longest) ? value : throw Wrong(option, value, $"positive and at most {TimerLimit.Longest}");

    private static bool IsInfinite(TimeSpan? value) => value == System.Threading.Timeout.InfiniteTimeSpan;

    private static ArgumentOutOfRangeException Wrong(string option, object? value, string rule) =>
        new(nameof(value), value, $"{option} must be {rule}.");
}
