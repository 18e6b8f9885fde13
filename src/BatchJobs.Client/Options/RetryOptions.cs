namespace BatchJobs.Client;

/// <summary>Provides the options for retrying requests after a transient failure.</summary>
/// <remarks>
/// Transient failures are a missing response and the status codes 408, 429, 502, 503 and 504, and 500 from a service that does not
/// document it. A request that starts a job is not retried if the service may have processed it.
/// </remarks>
public sealed class RetryOptions
{
    /// <summary>Gets or sets the number of retries after the first attempt, from 0 (no retries) to 100. Default: 3.</summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>
    /// Gets or sets the pause before the first retry. It doubles with each retry, and each pause varies randomly by up to 25
    /// percent. It must not be negative. Default: 1 second.
    /// </summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the longest pause: at least <see cref="Delay"/> and at most 24 days. If the service asks for a longer one
    /// (<c>Retry-After</c>), the request fails at once. Default: 30 seconds.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets a value that indicates whether an SPSS job is submitted again, within the retries, if there was no response or a
    /// transient error and the job does not exist. If the first request arrives later, a second run can start. Default:
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
