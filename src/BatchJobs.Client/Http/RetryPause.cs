namespace BatchJobs.Client;

/// <summary>How often a request is repeated, and the pause before each retry, on the injected clock.</summary>
internal readonly struct RetryPause(RetryOptions retry, TimeProvider time, ClientTelemetry telemetry)
{
    // By how much a pause may be shorter or longer, so that clients that failed together do not come back together.
    private const double Jitter = 0.25;

    private readonly Backoff backoff = new(retry.Delay, factor: 2, retry.MaxDelay, Jitter);

    /// <summary>How many retries are left.</summary>
    public int Left(AttemptHistory history) => Math.Max(0, retry.MaxRetryAttempts - history.Retries);

    /// <summary>Whether the service asks for more patience than the options have.</summary>
    public bool IsTooLong(TimeSpan? retryAfter) => retryAfter > retry.MaxDelay;

    /// <summary>Waits before the next retry, and counts it.</summary>
    /// <param name="history">What has been tried so far.</param>
    /// <param name="operation">What is sent again.</param>
    /// <param name="jobId">The job that it is about; null for none.</param>
    /// <param name="failure">Why; when the service asks for a pause, that may make the usual one longer.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public Task WaitAsync(AttemptHistory history, Operation operation, string? jobId, Exception failure, CancellationToken cancellationToken)
    {
        TimeSpan? retryAfter = (failure as ServiceException)?.RetryAfter;
        TimeSpan usual = backoff.Pause(history.Retries);
        TimeSpan pause = retryAfter > usual ? retryAfter.Value : usual < retry.MaxDelay ? usual : retry.MaxDelay;
        history.Retries++;
        telemetry.Retried(operation, jobId, failure, pause, history.Retries);
        return Task.Delay(pause, time, cancellationToken);
    }
}
