namespace BatchJobs.Client;

/// <summary>How often a call is repeated, and the pause before each repetition, on the injected clock.</summary>
internal sealed class RetryPause(RetryOptions retry, TimeProvider time)
{
    // By how much a pause may be shorter or longer, so that clients that failed together do not come back together.
    private const double Jitter = 0.25;

    /// <summary>How many repetitions a call has left.</summary>
    public int Left(AttemptHistory history) => Math.Max(0, retry.MaxRetryAttempts - history.Retries);

    /// <summary>Whether the service asks for more patience than the options have.</summary>
    public bool IsTooLong(TimeSpan? retryAfter) => retryAfter > retry.MaxDelay;

    /// <summary>Waits before the next repetition, and counts it.</summary>
    /// <param name="history">What has been tried so far.</param>
    /// <param name="retryAfter">The pause that the service asks for; null when it does not say.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public Task WaitAsync(AttemptHistory history, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        TimeSpan pause = retryAfter ?? Grown(history.Retries);
        history.Retries++;
        return Task.Delay(pause, time, cancellationToken);
    }

    private TimeSpan Grown(int retries)
    {
        double factor = Math.Pow(2, retries) * (1 + (Jitter * ((2 * Random.Shared.NextDouble()) - 1)));
        double ticks = Math.Min(retry.Delay.Ticks * factor, retry.MaxDelay.Ticks);
        return TimeSpan.FromTicks((long)ticks);
    }
}
