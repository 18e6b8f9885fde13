namespace BatchJobs.Testing;

/// <summary>Counts requests that are under way; while there are any, time does not advance by itself.</summary>
internal sealed class InFlightCounter
{
    // A process that is stopped does not say so, and is checked for now and then.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(10);

    private readonly object gate = new();
    private int inFlight;
    private int sleepers;
    private long requests;

    public int Count => Volatile.Read(ref inFlight);

    public bool IsIdle => Volatile.Read(ref inFlight) == 0;

    /// <summary>Gets how many requests there have been.</summary>
    public long Requests => Volatile.Read(ref requests);

    public void Enter()
    {
        Interlocked.Increment(ref inFlight);
        Interlocked.Increment(ref requests);
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref inFlight) == 0 && Volatile.Read(ref sleepers) > 0)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Sleeps until there is no request, or for a short while.</summary>
    public void Sleep()
    {
        lock (gate)
        {
            Interlocked.Increment(ref sleepers);
            if (!IsIdle)
            {
                Monitor.Wait(gate, LongestSleep);
            }

            Interlocked.Decrement(ref sleepers);
        }
    }
}
