namespace BatchJobs.Client;

/// <summary>Pauses that grow from one to the next, up to a longest one.</summary>
/// <param name="first">The first pause.</param>
/// <param name="factor">By how much each pause is longer than the one before.</param>
/// <param name="longest">The longest pause, jitter excepted.</param>
/// <param name="jitter">By how much a pause may be shorter or longer, as a fraction of it, so that clients do not act in step.</param>
internal readonly struct Backoff(TimeSpan first, double factor, TimeSpan longest, double jitter)
{
    /// <summary>The pause after so many others.</summary>
    public TimeSpan Pause(int number)
    {
        TimeSpan pause = TimeSpan.FromTicks((long)Math.Min(first.Ticks * Math.Pow(factor, number), longest.Ticks));
        return jitter == 0 ? pause : pause * (1 + (jitter * ((2 * Random.Shared.NextDouble()) - 1)));
    }
}
