namespace BatchJobs.Client;

/// <summary>
/// How often and how patiently a call is repeated after a transient failure: no response, 408, 429, 502, 503, 504, or 500
/// of a service that does not document it. A call that starts a job is never repeated when the service may have seen it
/// already.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>How often a call is repeated after its first attempt; 0 switches repeating off. Default: 3.</summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>The pause before the first repetition; it doubles from one to the next, with jitter. Default: 1 second.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest pause. When the service asks for a longer one (<c>Retry-After</c>), the call fails at once.
    /// Default: 30 seconds.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets whether an SPSS job whose submission was not answered, and which is then found not to be there, is submitted again
    /// within the retries. Only a first request that arrives later than that look could start a second run. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool SubmitAgainWhenAbsent { get; set; } = true;

    internal IEnumerable<string> Validate()
    {
        if (MaxRetryAttempts is < 0 or > 100)
        {
            yield return $"Retry.MaxRetryAttempts must be from 0 to 100, and is {MaxRetryAttempts}.";
        }

        if (Delay < TimeSpan.Zero)
        {
            yield return $"Retry.Delay must not be negative, and is {Delay}.";
        }

        if (MaxDelay < Delay)
        {
            yield return $"Retry.MaxDelay ({MaxDelay}) must not be shorter than Retry.Delay ({Delay}).";
        }

        if (MaxDelay > TimerLimit.Longest)
        {
            yield return $"Retry.MaxDelay must not be longer than {TimerLimit.Longest}, which is as long as timers run, and is {MaxDelay}.";
        }
    }
}
