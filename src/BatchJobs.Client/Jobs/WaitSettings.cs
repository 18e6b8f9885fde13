namespace BatchJobs.Client;

/// <summary>How one wait polls its job, and how long it goes on.</summary>
internal sealed record WaitSettings(
    Backoff Pauses, double Jitter, TimeSpan InitialDelay, TimeSpan MaxDelay, TimeSpan Timeout, TimeSpan OutageTolerance)
{
    public static WaitSettings Of(PollingOptions polling) => new(
        new Backoff(polling.InitialDelay, polling.BackoffFactor, polling.MaxDelay, jitter: 0),
        polling.Jitter,
        polling.InitialDelay,
        polling.MaxDelay,
        polling.Timeout,
        polling.OutageTolerance);
}
