using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Simulation;

/// <summary>
/// The way between a client and a service, on which a schedule's faults happen, most of them planned at the service. It knows,
/// independently of both and of the journal, what the service has really carried out: what changed its state.
/// </summary>
internal sealed class FaultyNetwork(FakeBatchServer server, Schedule schedule, Func<Others, Task> act, CancellationTokenSource caller) : HttpMessageHandler
{
    private readonly HttpMessageInvoker service = new(server.CreateHandler());
    private int requests;

    /// <summary>How many of the client's requests that change something the service has carried out.</summary>
    public int Applied { get; private set; }

    /// <summary>Whether a request arrived after the client had been told that it was lost, which the client cannot know.</summary>
    public bool ArrivedLate { get; private set; }

    /// <summary>Whether the client got a 4xx for a request that was carried out nevertheless.</summary>
    public bool RefusedAfterwards { get; private set; }

    /// <summary>Whether others changed something after a request of the client's had been carried out.</summary>
    public bool ChangedByOthers { get; private set; }

    /// <summary>Whether others submitted the same while the client's call was under way.</summary>
    public bool SubmittedByOthers { get; private set; }

    /// <summary>Whether any response to a change did not reach the client.</summary>
    public bool LostResponse { get; private set; }

    public List<Task> Late { get; } = [];

    /// <summary>When the client sent its requests that change something, on the service's clock.</summary>
    public List<DateTimeOffset> Attempts { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = requests++;
        RequestFate step = number < schedule.Steps.Count ? schedule.Steps[number] : RequestFate.Calm;
        if (schedule.CancelAt == number)
        {
            await caller.CancelAsync();
        }

        if (step.Others != Others.Nothing)
        {
            ChangedByOthers |= Applied > 0;
            SubmittedByOthers |= step.Others is Others.SubmitSame or Others.SubmitOther;
            await act(step.Others);
        }

        byte[]? body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        HttpRequestMessage copy = Copy(request, body);
        bool changes = request.Method != HttpMethod.Get && request.Method != HttpMethod.Head;
        if (changes)
        {
            Attempts.Add(server.Clock.GetUtcNow());
        }

        LostResponse |= changes && step.Fault is not (Fault.None or Fault.RefuseConnection);
        cancellationToken.ThrowIfCancellationRequested();
        switch (step.Fault)
        {
            case Fault.ArriveLate:
                Late.Add(ArriveLateAsync(copy, changes));
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "Late.");
            case Fault.HandlerFails:
                throw new InvalidDataException("A handler of the program's own.");
            case Fault.RefuseConnection:
                using (server.Faults.Down())
                {
                    return await service.SendAsync(copy, CancellationToken.None);
                }

            default:
                Plan(step);
                return await ForwardAsync(copy, changes, isRefused: step is { Fault: Fault.AnswerAfter, Status: 403 or 429 }, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        service.Dispose();
        base.Dispose(disposing);
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = body is null ? null : new ByteArrayContent(body) };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach ((string name, IEnumerable<string> values) in request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
        {
            if (name != "Content-Length")
            {
                copy.Content!.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return copy;
    }

    /// <summary>Plans at the service what happens to the next request.</summary>
    private void Plan(RequestFate step)
    {
        FaultBuilder next = server.Faults.OnAny().Once();
        _ = step.Fault switch
        {
            Fault.LoseRequest => next.LoseRequest(),
            Fault.LoseResponse => next.LoseResponse(),
            Fault.NeverRespond => next.LoseRequest(ConnectionFailure.Stalled),
            Fault.NeverAnswerAfter => next.LoseResponse(ConnectionFailure.Stalled),
            Fault.AnswerBefore => next.RespondWith(step.Status, "text/html", "<html>gateway</html>"),
            Fault.AnswerAfter => next.AfterApplying().RespondWith(step.Status, "text/html", "<html>gateway</html>"),
            Fault.BreakResponse => next.ReplaceBody("{\"id\":"),
            _ => null,
        };
    }

    /// <summary>Hands a request on. The service carries it out, if at all, before the call returns, and no time passes meanwhile.</summary>
    private async Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, bool changes, bool isRefused, CancellationToken cancellationToken)
    {
        string before = StateOf(server);
        Task<HttpResponseMessage> response = service.SendAsync(request, cancellationToken);
        if (changes && StateOf(server) != before)
        {
            Applied++;
            RefusedAfterwards |= isRefused;
        }

        return WithDate(await response);
    }

    /// <summary>Everything that a request can change, as it stands now.</summary>
    private static string StateOf(FakeBatchServer server) => string.Join(
        '\n',
        [
            .. server.Spss.Jobs.Select(static job => job.ToString()),
            .. server.Spss.Removed.Select(static job => job.ToString()),
            .. server.Spss.Files.Ids,
            .. server.DataFlux.Jobs.Select(static job => job.ToString() + job.Log),
            .. server.DataFlux.JobFlows.Names.Select(name => name + Convert.ToHexString(server.DataFlux.JobFlows[name])),
            .. server.Vitam.Tasks.Select(static task => task.ToString()),
        ]);

    private HttpResponseMessage WithDate(HttpResponseMessage response)
    {
        response.Headers.Date = schedule.Date switch
        {
            DateHeader.Absent => null,
            DateHeader.Foreign => server.Clock.GetUtcNow() + schedule.DateOff,
            _ => response.Headers.Date,
        };
        return response;
    }

    private async Task ArriveLateAsync(HttpRequestMessage request, bool changes)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1500), server.Clock);
        int before = Applied;
        (await ForwardAsync(request, changes, isRefused: false, CancellationToken.None)).Dispose();
        ArrivedLate |= Applied > before;
    }
}
