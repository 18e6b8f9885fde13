namespace BatchJobs.Testing;

/// <summary>The way from callers to a server: whether anybody listens, and which connections are open.</summary>
internal sealed class Network(FakeClock clock, KestrelHosts hosts) : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource connections = new();
    private volatile int outages;
    private readonly List<(DateTimeOffset From, DateTimeOffset? To)> history = [];
    private bool hasEnded;

    /// <summary>Gets the times in which nobody listened; the last may go on.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset? To)> History
    {
        get
        {
            lock (gate)
            {
                return [.. history];
            }
        }
    }

    /// <summary>Gets whether nobody listens.</summary>
    public bool IsDown => outages > 0;

    /// <summary>Gets what is canceled when the connections that are open now close.</summary>
    public CancellationToken Connections
    {
        get
        {
            lock (gate)
            {
                return connections.Token;
            }
        }
    }

    /// <summary>Lets nobody listen until the result is disposed of, or a time has passed on the clock.</summary>
    public IDisposable TakeDown(TimeSpan? time = null)
    {
        bool isFirst;
        CancellationTokenSource closed;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(hasEnded, typeof(FakeBatchServer));
            isFirst = outages++ == 0;
            closed = connections;
            connections = new CancellationTokenSource();
            if (isFirst)
            {
                history.Add((clock.GetUtcNow(), null));
            }
        }

        closed.Cancel();
        if (isFirst)
        {
            hosts.SuspendAsync().GetAwaiter().GetResult();
        }

        return new Outage(this, clock, time);
    }

    /// <summary>Closes all connections for good.</summary>
    public void Dispose()
    {
        CancellationTokenSource closed;
        lock (gate)
        {
            hasEnded = true;
            closed = connections;
        }

        closed.Cancel();
    }

    private void BringUp()
    {
        lock (gate)
        {
            if (--outages > 0 || hasEnded)
            {
                return;
            }

            history[^1] = (history[^1].From, clock.GetUtcNow());
        }

        using (clock.Hold("the server listens again"))
        {
            hosts.ResumeAsync().GetAwaiter().GetResult();
        }
    }

    /// <summary>A time in which nobody listens.</summary>
    private sealed class Outage : IDisposable
    {
        private readonly Network network;
        private readonly ITimer? end;
        private int hasEnded;

        public Outage(Network network, FakeClock clock, TimeSpan? time)
        {
            this.network = network;
            end = time is { } after ? clock.CreateTimer(static outage => ((Outage)outage!).Dispose(), this, after, Timeout.InfiniteTimeSpan) : null;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref hasEnded, 1) == 0)
            {
                end?.Dispose();
                network.BringUp();
            }
        }
    }
}
