using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing;

/// <summary>
/// The batch job services in memory, with a clock of their own. Nothing in it is static, so any number of servers can live side by
/// side.
/// </summary>
/// <example>
/// <code>
/// using var server = new FakeBatchServer();
/// server.Spss.WhenSubmitted(job => job.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3));
/// services.AddFakeBatchServer(server);
/// </code>
/// </example>
public sealed class FakeBatchServer : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan PauseOfUntil = TimeSpan.FromMilliseconds(2);

    private readonly InFlightRequests inFlight = new();
    private readonly FakeBatchServerOptions options;
    private readonly ServerState state;
    private readonly IdleDetector detector;
    private readonly AutoAdvancer advancer;
    private readonly KestrelHosts hosts;
    private volatile bool disposed;

    /// <summary>Initializes a server with default options.</summary>
    public FakeBatchServer()
        : this(new FakeBatchServerOptions())
    {
    }

    /// <summary>Initializes a server.</summary>
    /// <param name="options">The options.</param>
    public FakeBatchServer(FakeBatchServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Copy();
        Clock = new FakeClock(options.Clock, options.StartTime);
        detector = new IdleDetector(Clock, inFlight, this.options.ClockOptions);
        advancer = new AutoAdvancer(Clock, detector, inFlight);
        Clock.TimerSet = advancer.Wake;
        HttpCallObserver.Start();
        hosts = new KestrelHosts(this);
        Network = new Network(Clock, hosts);
        state = new ServerState(Clock, this.options, Network.TakeDown);
        IServiceRoutes[] services = [new SpssRoutes(Spss, options.Strictness), new DataFluxRoutes(DataFlux, options.Strictness), new VitamRoutes(Vitam, options.Strictness)];
        Dispatcher = new RequestDispatcher(Clock, inFlight, services, Faults, Network, Journal);
    }

    /// <summary>Gets the server's time.</summary>
    public FakeClock Clock { get; }

    /// <summary>Gets the IBM SPSS Modeler batch job service.</summary>
    public FakeSpssService Spss => state.Spss;

    /// <summary>Gets the SAS DataFlux batch job service.</summary>
    public FakeDataFluxService DataFlux => state.DataFlux;

    /// <summary>Gets the Vitam worker.</summary>
    public FakeVitamService Vitam => state.Vitam;

    /// <summary>Gets the latest requests.</summary>
    public RequestJournal Journal => state.Journal;

    /// <summary>Gets what goes wrong between callers and the services.</summary>
    public FaultCollection Faults => state.Faults;

    /// <summary>
    /// Gets what happened so far, as text: requests, state transitions, faults and outages, a line each, grouped by job, in times on the
    /// server's clock. It repeats no query, no header and no body.
    /// </summary>
    public string Timeline => BatchJobs.Testing.Timeline.Of(Clock.Start, Journal, Stores.SelectMany(static store => store.Everything()), Network.History);

    internal Network Network { get; }

    internal RequestDispatcher Dispatcher { get; }

    /// <summary>
    /// Moves the time, and returns when everything that was due by then has happened and the code that waited for it has
    /// come to its next wait.
    /// </summary>
    /// <param name="by">How far.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the move ends where it stands.</param>
    /// <returns>A task that completes when the time has moved.</returns>
    /// <exception cref="ObjectDisposedException">The server is disposed of, or was while the time moved.</exception>
    /// <exception cref="InvalidOperationException">The server runs on the system's time.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Time does not go back, nor beyond <see cref="DateTimeOffset.MaxValue"/>.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        await advancer.AdvanceAsync(Clock.TargetOf(by), cancellationToken).ConfigureAwait(false);
        foreach (JobStore store in Stores)
        {
            store.CatchUpNow();
        }
    }

    /// <summary>
    /// Moves the time from one thing that is due to the next, timers and the fake services' own alike, until a condition holds.
    /// </summary>
    /// <param name="condition">The condition. It is checked whenever code has come to rest, at first before the time moves.</param>
    /// <param name="within">How far the time may move. Default: null, one day.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the move ends where it stands.</param>
    /// <returns>A task that completes when the condition holds.</returns>
    /// <exception cref="TimeoutException">The condition does not hold at the end of that time, or when nothing is due any more.</exception>
    /// <exception cref="FakeClockException">Time could not move on.</exception>
    /// <exception cref="InvalidOperationException">The server runs on the system's time.</exception>
    public async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? within = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        TimeSpan most = DateTimeOffset.MaxValue - Clock.GetUtcNow();
        TimeSpan time = within ?? TimeSpan.FromDays(1);
        await AdvanceUntilAsync(condition, NextDue, Clock.GetUtcNow() + (time < most ? time : most), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves the time until a job has ended, and no further. What else is due by then happens too.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the move ends where it stands.</param>
    /// <returns>A task that completes when the job has ended, or is gone.</returns>
    /// <exception cref="TimeoutException">The job does not end by itself: it runs without end, until it is released, or until it has been polled.</exception>
    /// <exception cref="FakeClockException">Time could not move on.</exception>
    public Task FastForwardAsync(FakeJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return AdvanceUntilAsync(
            () => job.IsOver,
            () => job.HasPlans ? NextDue() : null,
            DateTimeOffset.MaxValue,
            cancellationToken);
    }

    /// <summary>Keeps everything that the server remembers, in time and memory in proportion to the jobs.</summary>
    /// <returns>The snapshot, for <see cref="Restore"/> and <see cref="Fork"/>. Outages, sockets and timers on the clock are not in it.</returns>
    public ServerSnapshot Snapshot() => new(options, state, () => (Clock.GetUtcNow(), Timeline));

    /// <summary>
    /// Puts the server back to a snapshot, of this server or another: what it remembers, and the time of day.
    /// <see cref="FakeClock.GetTimestamp"/> is not set back. Jobs, plans and faults that were taken from the server before are not the server's any more.
    /// </summary>
    /// <param name="snapshot">The snapshot, which stays as it is.</param>
    /// <exception cref="InvalidOperationException">
    /// A timer is set on the clock, for code that waits cannot be put back, nor can an outage with a time; or the time is the system's.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The server is disposed of.</exception>
    public void Restore(ServerSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ObjectDisposedException.ThrowIf(disposed, this);
        state.CopyFrom(snapshot.State, () => Clock.Set(snapshot.TakenAt), isLive: true, snapshot.IsOnlyData);
    }

    /// <summary>Makes another server that begins as this one stands; from then on each is as if it were alone.</summary>
    /// <returns>The server, on a clock of its own, without sockets, outages and timers of this one.</returns>
    /// <exception cref="ObjectDisposedException">The server is disposed of.</exception>
    public FakeBatchServer Fork()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        FakeBatchServerOptions own = options.Copy();
        own.Clock = Clock.Mode;
        var fork = new FakeBatchServer(own);
        fork.state.CopyFrom(
            state,
            () =>
            {
                if (own.Clock != ClockMode.System)
                {
                    fork.Clock.Set(Clock.GetUtcNow());
                }
            },
            isLive: true);
        return fork;
    }

    /// <summary>
    /// Checks that everything went as planned: every fault has struck as often as it was to, every plan was used, nothing was asked that
    /// the documents do not define, and every job has ended.
    /// </summary>
    /// <param name="allowUnfinishedJobs">Whether jobs may still wait or run. Default: they may not.</param>
    /// <exception cref="VerificationException">Something did not; the message has the <see cref="Timeline"/>.</exception>
    public void Verify(bool allowUnfinishedJobs = false)
    {
        string[] problems =
        [
            .. Faults.Where(static fault => fault.IsOutstanding).Select(static fault => $"The fault has not struck as often as planned: {fault}."),
            .. Stores.SelectMany(static store => store.UnusedPlans()),
            .. Journal.Undocumented(),
            .. allowUnfinishedJobs ? [] : Stores.SelectMany(static store => store.Everything()).Where(static job => !job.IsOver).Select(static job => $"The {job.Kind} '{job.Id}' has not ended: it is {job.State}."),
        ];
        if (problems.Length > 0)
        {
            throw new VerificationException(problems, Timeline);
        }
    }

    /// <summary>
    /// Waits, in reality, until a condition holds, without moving the time: for tests that wait for code in the background, or over HTTP
    /// for another process. A clock that advances by itself does so meanwhile.
    /// </summary>
    /// <param name="condition">The condition.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the condition holds.</returns>
    /// <exception cref="FakeClockException">The condition did not come to hold within <see cref="ClockOptions.StuckAfter"/>.</exception>
    public async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);

        // Else the clock would see this code at work every time.
        ExecutionFlow.Leave();
        long begin = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (detector.IsStuck(begin))
            {
                throw new FakeClockException($"The condition has not come to hold. {detector.Describe()}");
            }

            await Task.Delay(PauseOfUntil, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns what holds the time, if anything does, and what it waits for.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Clock.GetUtcNow():u}: {detector.Describe()}";

    /// <summary>Creates a message handler that answers without a socket, for an <see cref="HttpClient"/> with any host in its addresses.</summary>
    /// <returns>The handler.</returns>
    /// <exception cref="ObjectDisposedException">The server is disposed of.</exception>
    public HttpMessageHandler CreateHandler()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Clock.Join();
        return new FakeMessageHandler(this);
    }

    /// <summary>Listens on a socket, for programs in other processes.</summary>
    /// <param name="url">Where to listen, for example <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The address that is listened on, until the server is disposed of.</returns>
    /// <exception cref="ArgumentException">The address is not plain http on an IP address or localhost, or has a path.</exception>
    /// <exception cref="IOException">The address is in use, or not one of this machine.</exception>
    /// <exception cref="InvalidOperationException">Nobody listens at present, see <see cref="FaultCollection.Down()"/>.</exception>
    /// <exception cref="ObjectDisposedException">The server is disposed of, or was meanwhile.</exception>
    public async Task<Uri> ListenAsync(string url = "http://127.0.0.1:0", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        ObjectDisposedException.ThrowIf(disposed, this);
        return Network.IsDown
            ? throw new InvalidOperationException("The server is down: end that first.")
            : await hosts.OpenAsync(KestrelHost.Normalize(url, nameof(url)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends the server: its sockets close, every request through <see cref="CreateHandler"/> throws
    /// <see cref="ObjectDisposedException"/>, and so does <see cref="AdvanceAsync"/>.
    /// </summary>
    /// <remarks>
    /// Time stands still from then on, and nobody is left waiting for it: every timer that is set on <see cref="Clock"/> fires
    /// once, in the order of its time, on a thread in the background, so that code which polls goes on and fails on its next
    /// request; a periodic one does not fire again. Timers that are set afterwards fire once too, after their time in reality
    /// but at most a tenth of a second. On <see cref="ClockMode.System"/> the timers are the system's, and go on as they are.
    /// </remarks>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        disposed = true;

        // Else a request that is delayed would be answered when its timer is fired.
        Network.Dispose();
        if (Clock.End())
        {
            advancer.End();
        }

        await hosts.DisposeAsync().ConfigureAwait(false);
    }

    private JobStore[] Stores => state.Stores;

    private DateTimeOffset? NextDue() => Stores.Select(store => store.NextDue()).Append(Clock.NextDue()).Min();

    private async Task AdvanceUntilAsync(Func<bool> condition, Func<DateTimeOffset?> nextDue, DateTimeOffset end, CancellationToken cancellationToken)
    {
        await AdvanceAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        while (!condition())
        {
            DateTimeOffset? next = nextDue();
            if (next is not { } due || due > end || Clock.GetUtcNow() == DateTimeOffset.MaxValue)
            {
                throw new TimeoutException(next is null
                    ? $"The condition does not hold at {Clock.GetUtcNow():u}, and nothing is due any more. {detector.Describe()}"
                    : $"The condition does not hold at {Clock.GetUtcNow():u}, and what is due next is after {end:u}.");
            }

            TimeSpan pause = due - Clock.GetUtcNow();
            await AdvanceAsync(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes a request that is being answered.</summary>
    internal InFlightScope Enter()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Clock.Failure is { } failure ? throw failure : new InFlightScope(this, inFlight.Requests);
    }

    /// <summary>Notes a request that is on its way to the server, which may have been disposed of.</summary>
    internal InFlightScope EnterOnTheWay() => new(this, inFlight.Requests);

    /// <summary>Notes a call that a client has begun.</summary>
    internal InFlightScope EnterCall() => new(this, inFlight.Calls);

    /// <summary>Something that time waits for.</summary>
    internal readonly struct InFlightScope : IDisposable
    {
        private readonly FakeBatchServer server;
        private readonly InFlightCounter check;

        public InFlightScope(FakeBatchServer server, InFlightCounter check)
        {
            this.server = server;
            this.check = check;
            check.Enter();
        }

        public void Dispose()
        {
            check.Leave();
            server.advancer.Wake();
        }
    }
}
