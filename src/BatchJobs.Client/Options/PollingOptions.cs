namespace BatchJobs.Client;

/// <summary>Provides the options for polling a job that is waited for. The pause between two polls grows up to a maximum.</summary>
public sealed class PollingOptions
{
    /// <summary>Gets or sets the pause after the first poll. It must be positive. Default: 1 second.</summary>
    public TimeSpan InitialDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the longest pause, before <see cref="Jitter"/> is applied: at least <see cref="InitialDelay"/> and at most 24
    /// days. Default: 30 seconds.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the factor by which each pause is longer than the previous one, from 1 (constant pauses) to 100. Default: 1.5.
    /// </summary>
    public double BackoffFactor { get; set; } = 1.5;

    /// <summary>
    /// Gets or sets the fraction of a pause by which it may randomly be shorter or longer, so that many clients do not poll at the
    /// same time: at least 0 (none) and less than 1. Default: 0.1.
    /// </summary>
    public double Jitter { get; set; } = 0.1;

    /// <summary>
    /// Gets or sets the time that a wait may take in total, which must be positive. Default:
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, no limit.
    /// </summary>
    /// <remarks>
    /// When the time has elapsed, the wait ends with a <see cref="JobWaitTimeoutException"/>; the job is not affected. A poll that
    /// lasts beyond the deadline is given up, but each poll has at least five seconds, and the last one is made at the deadline.
    /// </remarks>
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Gets or sets the time for which a wait continues while its polls fail one after the other: after no response, 408, 429, or a 5xx
    /// with which the service does not document a final refusal, it polls again. It must not be negative, and
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is for no limit. Default: 10 minutes.
    /// </summary>
    /// <remarks>
    /// The wait ends with the exception of the last poll. The next poll comes after the usual pause, or after the time for which the
    /// service asks (<c>Retry-After</c>), however long that is. 429 with <c>Retry-After</c> does not count as a failure, because the service
    /// is there, unless the tolerance is zero.
    /// </remarks>
    public TimeSpan OutageTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gets or sets the time for which a job may stay in one state that this library does not know
    /// (<see cref="JobPhase.Unknown"/>), which must be positive; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is for no
    /// limit. Default: 1 hour.
    /// </summary>
    /// <remarks>
    /// The wait then ends with a <see cref="JobStateUnknownException"/>, because the job may have ended. Of each such state, one
    /// warning is logged.
    /// </remarks>
    public TimeSpan UnknownStateTolerance { get; set; } = TimeSpan.FromHours(1);

    internal IEnumerable<string> Validate()
    {
        if (InitialDelay <= TimeSpan.Zero)
        {
            yield return $"Polling.InitialDelay must be positive, and is {InitialDelay}.";
        }

        if (MaxDelay < InitialDelay)
        {
            yield return $"Polling.MaxDelay ({MaxDelay}) must not be shorter than Polling.InitialDelay ({InitialDelay}).";
        }

        if (MaxDelay > TimerLimit.Longest)
        {
            yield return $"Polling.MaxDelay must not be longer than {TimerLimit.Longest}, which is as long as timers run, and is {MaxDelay}.";
        }

        if (!(BackoffFactor is >= 1 and <= 100))
        {
            yield return $"Polling.BackoffFactor must be from 1 to 100, and is {BackoffFactor}.";
        }

        if (!(Jitter is >= 0 and < 1))
        {
            yield return $"Polling.Jitter must be at least 0 and below 1, and is {Jitter}.";
        }

        if (Timeout <= TimeSpan.Zero && Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            yield return $"Polling.Timeout must be positive or Timeout.InfiniteTimeSpan, and is {Timeout}.";
        }

        if (OutageTolerance < TimeSpan.Zero && OutageTolerance != System.Threading.Timeout.InfiniteTimeSpan)
        {
            yield return $"Polling.OutageTolerance must not be negative, except for Timeout.InfiniteTimeSpan, and is {OutageTolerance}.";
        }

        if (UnknownStateTolerance <= TimeSpan.Zero && UnknownStateTolerance != System.Threading.Timeout.InfiniteTimeSpan)
        {
            yield return $"Polling.UnknownStateTolerance must be positive or Timeout.InfiniteTimeSpan, and is {UnknownStateTolerance}.";
        }
    }
}
