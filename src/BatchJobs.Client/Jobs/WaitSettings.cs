namespace BatchJobs.Client;

/// <summary>How one wait polls its job, and how long it continues: what the wait itself asks for, over the client's options.</summary>
internal sealed record WaitSettings(
    Backoff Pauses, double Jitter, TimeSpan InitialDelay, TimeSpan MaxDelay, TimeSpan Timeout, TimeSpan OutageTolerance, TimeSpan UnknownStateTolerance)
{
    /// <exception cref="ArgumentException">The wait's own pauses contradict each other.</exception>
    public static WaitSettings Of(PollingOptions polling, WaitOptions? options)
    {
        if (options is { InitialDelay: { } initial, MaxDelay: { } longest } && initial > longest)
        {
            throw new ArgumentException($"WaitOptions.MaxDelay ({longest}) must not be shorter than WaitOptions.InitialDelay ({initial}).", nameof(options));
        }

        // What the wait asks for makes way for nothing that it does not ask for.
        TimeSpan first = options?.InitialDelay ?? (options?.MaxDelay < polling.InitialDelay ? options.MaxDelay.Value : polling.InitialDelay);
        TimeSpan last = options?.MaxDelay ?? (first > polling.MaxDelay ? first : polling.MaxDelay);
        return new WaitSettings(
            new Backoff(first, options?.BackoffFactor ?? polling.BackoffFactor, last, jitter: 0),
            polling.Jitter,
            first,
            last,
            options?.Timeout ?? polling.Timeout,
            options?.OutageTolerance ?? polling.OutageTolerance,
            polling.UnknownStateTolerance);
    }
}
