using System.Net;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Simulation;

/// <summary>
/// The way between a client and a service, on which a schedule's faults happen. It knows, independently of both, what the service
/// has really carried out.
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
            case Fault.None:
                return await ForwardAsync(copy, changes);
            case Fault.RefuseConnection:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Refused.");
            case Fault.LoseRequest:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "Lost.");
            case Fault.LoseResponse:
                (await ForwardAsync(copy, changes)).Dispose();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "Lost.");
            case Fault.ArriveLate:
                Late.Add(ArriveLateAsync(copy, changes));
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "Late.");
            case Fault.AnswerBefore:
                return Answer(step.Status);
            case Fault.AnswerAfter:
                using (HttpResponseMessage response = await ForwardAsync(copy, changes))
                {
                    RefusedAfterwards |= changes && response.IsSuccessStatusCode && step.Status is 403 or 429;
                }

                return Answer(step.Status);
            case Fault.BreakResponse:
                using (HttpResponseMessage response = await ForwardAsync(copy, changes))
                {
                    return new HttpResponseMessage(response.StatusCode) { Content = new StringContent("{\"id\":") };
                }

            case Fault.NeverRespond:
                return await NeverAsync(cancellationToken);
            case Fault.NeverAnswerAfter:
                (await ForwardAsync(copy, changes)).Dispose();
                return await NeverAsync(cancellationToken);
            default:
                throw new InvalidDataException("A handler of the program's own.");
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

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, bool changes)
    {
        HttpResponseMessage response = await service.SendAsync(request, CancellationToken.None);
        if (changes && response.IsSuccessStatusCode && !await IsZeroAsync(response))
        {
            Applied++;
        }

        return WithDate(response);
    }

    // SPSS answers the deletion of what is not there with the number of jobs deleted: none.
    private static async Task<bool> IsZeroAsync(HttpResponseMessage response)
    {
        await response.Content.LoadIntoBufferAsync();
        return await response.Content.ReadAsStringAsync() == "0";
    }

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

    private HttpResponseMessage Answer(int status) => WithDate(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<html>gateway</html>") });

    private async Task ArriveLateAsync(HttpRequestMessage request, bool changes)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1500), server.Clock);
        int before = Applied;
        (await ForwardAsync(request, changes)).Dispose();
        ArrivedLate |= Applied > before;
    }

    private static async Task<HttpResponseMessage> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("An endless wait has ended.");
    }
}
