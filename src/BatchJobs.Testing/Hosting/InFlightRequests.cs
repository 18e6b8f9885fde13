namespace BatchJobs.Testing;

/// <summary>What a server and the clients in front of it are occupied with.</summary>
internal sealed class InFlightRequests
{
    /// <summary>Gets requests that the server is answering.</summary>
    public InFlightCounter Requests { get; } = new();

    /// <summary>Gets calls that a client of the container has begun and not ended, handlers of the program's own included.</summary>
    public InFlightCounter Calls { get; } = new();

    /// <summary>Gets requests that a fault lets wait for the clock, as the calls do that have sent them.</summary>
    public InFlightCounter Waiting { get; } = new();

    /// <summary>Gets whether a call of a client is under way that does not wait for a request which waits for the clock.</summary>
    public bool HasCalls => Calls.Count > Waiting.Count;

    /// <summary>Lets a request that is being answered wait for the clock, until the result is disposed of.</summary>
    /// <param name="entries">How often the request is counted.</param>
    public WaitingScope WaitForClock(int entries) => new(this, entries);

    /// <summary>The time during which a request waits for the clock.</summary>
    public readonly struct WaitingScope : IDisposable
    {
        private readonly InFlightRequests owner;
        private readonly int entries;

        public WaitingScope(InFlightRequests owner, int entries)
        {
            this.owner = owner;
            this.entries = entries;
            owner.Waiting.Enter();
            for (int i = 0; i < entries; i++)
            {
                owner.Requests.Leave();
            }
        }

        public void Dispose()
        {
            for (int i = 0; i < entries; i++)
            {
                owner.Requests.Enter();
            }

            owner.Waiting.Leave();
        }
    }
}
