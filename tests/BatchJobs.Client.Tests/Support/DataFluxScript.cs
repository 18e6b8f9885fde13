using System.Net;
using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A server that plays one answer after the other and keeps what it was sent.</summary>
internal sealed class DataFluxScript(TimeProvider time) : HttpMessageHandler
{
    private readonly Queue<Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>> steps = new();

    public List<SentRequest> Sent { get; } = [];

    /// <summary>Answers when the script is at its end.</summary>
    public Func<SentRequest, HttpResponseMessage>? Otherwise { get; set; }

    public DataFluxScript Then(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> step, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            steps.Enqueue(step);
        }

        return this;
    }

    public DataFluxScript Answer(int status, string body = "", string mediaType = "application/vnd.sas.collection+json", int times = 1) =>
        Then((_, _) => Task.FromResult(Response(status, body, mediaType)), times);

    public DataFluxScript Log(string text, string mediaType = "text/plain") => Answer(200, text, mediaType);

    /// <summary>A log that comes as a stream does.</summary>
    public DataFluxScript Log(Stream log) => Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(log) }));

    public DataFluxScript LoseAnswer(int times = 1) =>
        Then((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."), times);

    public DataFluxScript RefuseConnection(int times = 1) =>
        Then((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused."), times);

    public DataFluxScript NeverAnswer() => Then(async (_, token) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        throw new InvalidOperationException("An endless wait has ended.");
    });

    public static HttpResponseMessage Response(int status, string body = "", string mediaType = "application/json") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Asked for, as the connection asks; a header that nobody asks for is not there.
        _ = request.Content?.Headers.ContentLength;
        var sent = new SentRequest(
            time.GetUtcNow(),
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
            request.Content?.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        Sent.Add(sent);
        return steps.TryDequeue(out Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>? step)
            ? await step(sent, cancellationToken)
            : Otherwise?.Invoke(sent) ?? throw new InvalidOperationException($"Nothing is scripted for {sent.Method} {sent.Address}.");
    }
}

internal sealed record SentRequest(
    DateTimeOffset At,
    string Method,
    string Address,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string>? ContentHeaders,
    string? Body)
{
    public string Path => Address[DataFluxBench.Root.Length..];

    public override string ToString() => $"{Method} {Path}";
}
