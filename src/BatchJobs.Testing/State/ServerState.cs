using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing;

/// <summary>Everything that a server remembers, but for its time and its sockets.</summary>
internal sealed class ServerState
{
    /// <summary>Initializes the state of a new server.</summary>
    /// <param name="time">The server's clock.</param>
    /// <param name="options">The server's options.</param>
    /// <param name="takeDown">Lets nobody listen.</param>
    public ServerState(TimeProvider time, FakeBatchServerOptions options, Func<TimeSpan?, IDisposable> takeDown)
    {
        var gate = new Lock();
        Spss = new FakeSpssService(time, gate);
        DataFlux = new FakeDataFluxService(time, gate);
        Vitam = new FakeVitamService(time, gate);
        Journal = new RequestJournal(options.JournalCapacity, options.JournalBodyLimit);
        Faults = new FaultCollection(takeDown);
    }

    public FakeSpssService Spss { get; }

    public FakeDataFluxService DataFlux { get; }

    public FakeVitamService Vitam { get; }

    public RequestJournal Journal { get; }

    public FaultCollection Faults { get; }

    public JobStore[] Stores => [Spss.Store, DataFlux.Store, Vitam.Store];

    /// <summary>Takes over everything of another state.</summary>
    /// <param name="source">The other state.</param>
    /// <param name="begin">What is done when nothing changes any more, before anything is copied.</param>
    /// <param name="onlyData">Whether options, plans, faults and users stay as they are here.</param>
    /// <param name="isLive">Whether the gates that hold jobs there are to hold them here too; not in a state that nobody goes on with.</param>
    public void CopyFrom(ServerState source, Action begin, bool isLive, bool onlyData = false) => source.Locked(() => Locked(() =>
    {
        begin();
        Spss.Store.CopyFrom(source.Spss.Store, onlyData);
        DataFlux.Store.CopyFrom(source.DataFlux.Store, onlyData);
        Vitam.Store.CopyFrom(source.Vitam.Store, onlyData);
        Journal.CopyFrom(source.Journal);
        if (!onlyData)
        {
            Faults.CopyFrom(source.Faults);
        }

        if (isLive)
        {
            Array.ForEach(Stores, static store => store.HoldAgain());
        }
    }));

    /// <summary>Does something after everything that was due has happened, and before anything else does.</summary>
    private void Locked(Action act) => Spss.Store.Now(() => DataFlux.Store.Now(() => Vitam.Store.Now(act)));
}
