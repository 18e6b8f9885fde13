namespace BatchJobs.Testing;

/// <summary>Answers requests, unless a fault strikes, and keeps the journal.</summary>
internal sealed class RequestDispatcher(FakeClock clock, InFlightRequests inFlight, IServiceRoutes[] services, FaultCollection faults, Network network, RequestJournal journal)
{
    private const string NoService = "No service of this server has such a path.";

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Canceled when the caller gives up.</param>
    /// <returns>The response, which may break off.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ValueTask<FakeResponse> AnswerAsync(FakeRequest request, CancellationToken cancellationToken) => faults.IsEmpty
        ? ValueTask.FromResult(Record(request, Answer(request), fault: null))
        : AnswerFaultyAsync(request, cancellationToken);

    /// <summary>Waits until the caller gives up, or the connection closes.</summary>
    /// <param name="entries">How often the request is counted among those that the server is answering.</param>
    /// <param name="cancellationToken">Canceled when the caller gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task StallAsync(int entries, CancellationToken cancellationToken) => WaitAsync(Timeout.InfiniteTimeSpan, entries, cancellationToken);

    private async ValueTask<FakeResponse> AnswerFaultyAsync(FakeRequest request, CancellationToken cancellationToken)
    {
        (IServiceRoutes service, RequestTarget? target) = Find(request);
        IReadOnlyList<Fault> struck;
        try
        {
            struck = faults.Strike(new FaultRequest(request, target, () => target?.JobId is { } id ? service.FindJob(id) : null));
        }
        catch (InvalidOperationException failure)
        {
            return Record(request, Failed(failure.Message), fault: null);
        }

        if (struck.Count == 0)
        {
            return Record(request, Answer(request), fault: null);
        }

        if (target is not null)
        {
            request.Note(target.Operation, target.JobId);
        }

        return await AnswerAsync(request, service, struck, cancellationToken).ConfigureAwait(false);
    }

    private (IServiceRoutes Service, RequestTarget? Target) Find(FakeRequest request)
    {
        foreach (IServiceRoutes service in services)
        {
            if (service.Find(request) is { } target)
            {
                return (service, target);
            }
        }

        return (services[0], null);
    }

    private async ValueTask<FakeResponse> AnswerAsync(FakeRequest request, IServiceRoutes service, IReadOnlyList<Fault> struck, CancellationToken cancellationToken)
    {
        string description = Describe(struck);
        Fault? main = struck.FirstOrDefault(static fault => fault.Effect is not DelayEffect);
        FakeResponse response = FakeResponse.None();
        bool isApplied = false;
        try
        {
            if (!await DelayAsync(request, struck, isApplied: false, cancellationToken).ConfigureAwait(false))
            {
                return response;
            }

            request.At = clock.GetUtcNow();
            response = Respond(request, service, main?.Effect, ref isApplied);
            if (main?.Effect is CutEffect { Cut.After: not null } && response.CutAt is null)
            {
                faults.Spare(main);
                description = Describe(struck.Where(fault => fault != main));
            }

            if (!await DelayAsync(request, struck, isApplied: true, cancellationToken).ConfigureAwait(false))
            {
                response.CutAt = new ResponseCut(ConnectionFailure.Closed, After: null);
            }

            return response;
        }
        finally
        {
            Record(request, response, description.Length == 0 ? null : description, isApplied);
        }
    }

    private static string Describe(IEnumerable<Fault> struck) => string.Join("; ", struck.Select(static fault => fault.Effect.Description));

    private FakeResponse Respond(FakeRequest request, IServiceRoutes service, FaultEffect? effect, ref bool isApplied)
    {
        isApplied = effect?.IsApplied ?? true;
        FakeResponse own = isApplied ? Answer(request) : FakeResponse.None();
        switch (effect)
        {
            case CutEffect { Cut: var cut }:
                if (cut.After is not { } bytes || (request.Method != "HEAD" && bytes < own.Body.Length))
                {
                    own.CutAt = cut;
                }

                return own;
            case ResponseEffect { Make: var make }:
                FakeResponse made = make((status, reason) => service.Error(request, status, reason));
                return isApplied ? made.LikeTo(own) : made;
            case ChangeEffect { Change: var change }:
                return change(own);
            default:
                return own;
        }
    }

    /// <summary>Waits for as long as the delays of one side say.</summary>
    /// <returns>Whether the connection is still open.</returns>
    private async ValueTask<bool> DelayAsync(FakeRequest request, IReadOnlyList<Fault> struck, bool isApplied, CancellationToken cancellationToken)
    {
        foreach (DelayEffect delay in struck.Select(static fault => fault.Effect).OfType<DelayEffect>().Where(delay => delay.IsApplied == isApplied))
        {
            if (!await WaitAsync(delay.Time, request.Entries, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> WaitAsync(TimeSpan time, int entries, CancellationToken cancellationToken)
    {
        CancellationToken connections = network.Connections;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, connections);
        using (inFlight.WaitForClock(entries))
        {
            try
            {
                await Task.Delay(time, clock, either.Token).ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    private FakeResponse Answer(FakeRequest request)
    {
        try
        {
            foreach (IServiceRoutes service in services)
            {
                if (service.Answer(request) is { } response)
                {
                    return response;
                }
            }

            return FakeResponse.Text(404, "text/plain", NoService).Because(NoService).Undocumented();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Failed(exception.Message);
        }
    }

    private static FakeResponse Failed(string message)
    {
        string failure = $"The fake server failed on this request: {message}";
        return FakeResponse.Text(500, "text/plain", failure).Because(failure);
    }

    private FakeResponse Record(FakeRequest request, FakeResponse response, string? fault, bool isApplied = true)
    {
        journal.Add(request, response, clock.GetUtcNow(), fault, isApplied);
        return response;
    }
}
