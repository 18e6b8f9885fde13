namespace BatchJobs.Client;

/// <summary>How often a waiting client looks at its job. The pause grows from look to look up to a ceiling.</summary>
public sealed class PollingOptions
{
    /// <summary>The pause after the first look. Default: 1 second.</summary>
    public TimeSpan InitialDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, before <see cref="Jitter"/> makes it shorter or longer. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>By how much each pause is longer than the one before; 1 keeps it constant. Default: 1.5.</summary>
    public double BackoffFactor { get; set; } = 1.5;

    /// <summary>
    /// By how much a pause may be shorter or longer than planned, as a fraction of it, so that many waiting clients do
    /// not ask in step; 0 switches it off. Default: 0.1.
    /// </summary>
    public double Jitter { get; set; } = 0.1;

    /// <summary>
    /// How long a wait may take in all, after which it ends with <see cref="JobWaitTimeoutException"/> and the job goes on.
    /// A look is given up when it lasts longer than that, though each has five seconds at least, the last one at the deadline
    /// included.
    /// Default: <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

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
    }
}
