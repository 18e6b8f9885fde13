using System.Collections;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing;

/// <summary>
/// What goes wrong between a client and the services, as a test has planned it. Of several faults that are about a request, the one that
/// was planned first strikes; delays strike beside it.
/// </summary>
/// <example>
/// <code>
/// server.Faults.On(SpssOperation.SubmitJob).Once().LoseResponse();
/// server.Faults.On(VitamOperation.SubmitTask).Times(2).Respond(503, retryAfter: TimeSpan.FromSeconds(7));
/// </code>
/// </example>
public sealed class FaultCollection : IReadOnlyCollection<Fault>
{
    private readonly Lock gate = new();
    private readonly Func<TimeSpan?, IDisposable> takeDown;
    private volatile Fault[] faults = [];
    private int seed;

    internal FaultCollection(Func<TimeSpan?, IDisposable> takeDown) => this.takeDown = takeDown;

    /// <summary>Gets how many faults are planned, those that have struck as often as they may included.</summary>
    public int Count => faults.Length;

    /// <summary>Gets whether no request can be struck.</summary>
    internal bool IsEmpty => Count == 0;

    /// <summary>Begins a fault of an operation of the SPSS service.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>What says how often the fault strikes, and what it is.</returns>
    public FaultBuilder On(SpssOperation operation) => Begin(operation, Enum.IsDefined(operation), null);

    /// <summary>Begins a fault of an operation of the DataFlux service.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>What says how often the fault strikes, and what it is.</returns>
    public FaultBuilder On(DataFluxOperation operation) => Begin(operation, Enum.IsDefined(operation), null);

    /// <summary>Begins a fault of an operation of the Vitam worker.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>What says how often the fault strikes, and what it is.</returns>
    public FaultBuilder On(VitamOperation operation) => Begin(operation, Enum.IsDefined(operation), null);

    /// <summary>Begins a fault of any request to any service.</summary>
    /// <returns>What says how often the fault strikes, and what it is.</returns>
    public FaultBuilder OnAny() => Begin(null, isDefined: true, null);

    /// <summary>Begins a fault of the requests that a test recognizes.</summary>
    /// <param name="applies">Recognizes the requests.</param>
    /// <returns>What says how often the fault strikes, and what it is.</returns>
    public FaultBuilder OnAny(Func<FaultRequest, bool> applies)
    {
        ArgumentNullException.ThrowIfNull(applies);
        return Begin(null, isDefined: true, applies);
    }

    /// <summary>Sets what the faults that are planned from now on draw their chances from. The same seed strikes the same of their requests. Default: 0.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The collection.</returns>
    public FaultCollection WithSeed(int seed)
    {
        lock (gate)
        {
            this.seed = seed;
        }

        return this;
    }

    /// <summary>Lets nobody listen, on all hosts of the server, until the result is disposed of: connections that are open close, and new ones are refused.</summary>
    /// <returns>What ends it.</returns>
    public IDisposable Down() => takeDown(null);

    /// <summary>Lets nobody listen for a time; see <see cref="Down()"/>.</summary>
    /// <param name="time">How long, on the server's clock.</param>
    /// <returns>What ends it earlier.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not positive, or longer than a timer can be (49 days).</exception>
    public IDisposable Down(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, FakeTimer.Longest);
        return takeDown(time);
    }

    /// <summary>Returns the faults in the order in which they were planned.</summary>
    /// <returns>What goes through them as they are now.</returns>
    public IEnumerator<Fault> GetEnumerator() => ((IEnumerable<Fault>)faults).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes all faults away.</summary>
    public void Clear()
    {
        lock (gate)
        {
            faults = [];
        }
    }

    /// <summary>Takes over the faults of another collection, with what they have struck.</summary>
    internal void CopyFrom(FaultCollection source)
    {
        Fault[] copies;
        int copiedSeed;
        lock (source.gate)
        {
            copies = [.. source.faults.Select(fault => new Fault(fault, Remove))];
            copiedSeed = source.seed;
        }

        lock (gate)
        {
            faults = copies;
            seed = copiedSeed;
        }
    }

    internal Fault Add(FaultCondition condition, FaultEffect effect)
    {
        lock (gate)
        {
            var fault = new Fault(condition, effect, unchecked((seed * 397) + faults.Length), Remove);
            faults = [.. faults, fault];
            return fault;
        }
    }

    /// <summary>Which faults strike a request: all delays, and one of the others.</summary>
    internal IReadOnlyList<Fault> Strike(FaultRequest request)
    {
        // Predicates are the test's code: they may ask the server, which may be asking for its faults.
        Fault[] about = [.. this.Where(fault => fault.IsAbout(request))];
        lock (gate)
        {
            List<Fault> struck = [];
            foreach (Fault fault in about.Where(faults.Contains))
            {
                if (fault.CountRequest() && (fault.Effect is DelayEffect || struck.TrueForAll(static other => other.Effect is DelayEffect)))
                {
                    fault.Strike();
                    struck.Add(fault);
                }
            }

            return struck;
        }
    }

    internal void Spare(Fault fault)
    {
        lock (gate)
        {
            fault.Spare();
        }
    }

    private FaultBuilder Begin(Enum? operation, bool isDefined, Func<FaultRequest, bool>? applies) => isDefined
        ? new FaultBuilder(this, new FaultCondition { Operation = operation, Applies = applies })
        : throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation.");

    private void Remove(Fault fault)
    {
        lock (gate)
        {
            faults = [.. faults.Where(other => other != fault)];
        }
    }
}
