namespace BatchJobs.Testing;

/// <summary>
/// The code that belongs to a clock: whoever has made it, a handler or a timer of it, or has joined, with all that this code calls,
/// awaits and starts. It is known by the execution context, which .NET lets flow there.
/// </summary>
internal sealed class ExecutionFlow
{
    private static readonly AsyncLocal<Membership?> Current = new(static change => FlowThread.Enter(change.CurrentValue));

    private readonly object gate = new();
    private long epoch;
    private int sleepers;
    private volatile bool hasEnded;

    /// <summary>Gets the flows to which the calling code belongs.</summary>
    public static Membership? CurrentMembership => Current.Value;

    /// <summary>Gets calls of any <see cref="HttpClient"/> that code of the flow has begun and not ended.</summary>
    public InFlightCounter Calls { get; } = new();

    /// <summary>Changes whenever a thread begins to execute code of the flow.</summary>
    public long Epoch => Volatile.Read(ref epoch);

    /// <summary>Lets the calling code belong to the flow, and with it what it goes on to.</summary>
    public void Join()
    {
        Membership? current = Current.Value;
        if (!Contains(current))
        {
            Current.Value = new Membership(this, WithoutEnded(current));
        }
    }

    /// <summary>Lets the calling code belong to no flow, until the asynchronous method that calls it returns.</summary>
    public static void Leave() => Current.Value = null;

    /// <summary>Lets what is started belong to no flow, until the result is disposed of; null when that is so already.</summary>
    public static AsyncFlowControl? Suppress() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();

    /// <summary>Ends the flow: whoever joins another one leaves it, so that code which makes one server after the other belongs to few.</summary>
    public void End() => hasEnded = true;

    public bool Contains(Membership? membership)
    {
        for (; membership is not null; membership = membership.Next)
        {
            if (ReferenceEquals(membership.Flow, this))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes that a thread has begun to execute code of the flow, or has left it.</summary>
    public void Note(bool isEntering)
    {
        if (isEntering)
        {
            Interlocked.Increment(ref epoch);
        }
        else if (Volatile.Read(ref sleepers) > 0)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Sleeps until a thread leaves the flow, or for a short while.</summary>
    public void Sleep(TimeSpan longest)
    {
        lock (gate)
        {
            Interlocked.Increment(ref sleepers);
            Monitor.Wait(gate, longest);
            Interlocked.Decrement(ref sleepers);
        }
    }

    private static Membership? WithoutEnded(Membership? membership) => membership switch
    {
        null => null,
        { Flow.hasEnded: true } => WithoutEnded(membership.Next),
        _ when WithoutEnded(membership.Next) is var next && ReferenceEquals(next, membership.Next) => membership,
        _ => new Membership(membership.Flow, WithoutEnded(membership.Next)),
    };

    /// <summary>The flows to which code belongs, as it goes with the execution context.</summary>
    public sealed class Membership(ExecutionFlow flow, Membership? next)
    {
        public ExecutionFlow Flow => flow;

        public Membership? Next => next;
    }
}
