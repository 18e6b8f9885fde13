namespace BatchJobs.Testing;

/// <summary>Knows how many requests a server is just answering; while there are any, time does not skip.</summary>
internal sealed class IdleCheck
{
    private int inFlight;
    private long requests;

    public bool IsIdle => Volatile.Read(ref inFlight) == 0;

    /// <summary>How many requests there have been.</summary>
    public long Requests => Volatile.Read(ref requests);

    public void Enter()
    {
        Interlocked.Increment(ref inFlight);
        Interlocked.Increment(ref requests);
    }

    public void Leave() => Interlocked.Decrement(ref inFlight);
}
