using System.Net;
using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A worker that plays one answer after the other and keeps what it was sent.</summary>
internal sealed class VitamScript(TimeProvider time) : HttpMessageHandler
{
    private readonly Queue<Func<VitamRequest, CancellationToken, Task<HttpResponseMessage>>> steps = new();

    public List<VitamRequest> Sent { get; } = [];

    /// <summary>Answers when the script is at its end.</summary>
    public Func<VitamRequest, HttpResponseMessage>? Otherwise { get; set; }

    public VitamScript Then(Func<VitamRequest, CancellationToken, Task<HttpResponseMessage>> step, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            steps.Enqueue(step);
        }

        return this;
    }

    public VitamScript Answer(int status, string body = "", params (string Name, string Value)[] headers) =>
        Then((_, _) => Task.FromResult(Response(status, body, headers)));

    public VitamScript LoseAnswer(int times = 1) =>
        Then((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."), times);

    public VitamScript RefuseConnection(int times = 1) =>
        Then((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused."), times);

    public VitamScript NeverAnswer() => Then(async (_, token) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        throw new InvalidOperationException("An endless wait has ended.");
    });

    public static HttpResponseMessage Response(int status, string body = "", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new VitamRequest(
            time.GetUtcNow(),
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        Sent.Add(sent);
        return steps.TryDequeue(out Func<VitamRequest, CancellationToken, Task<HttpResponseMessage>>? step)
            ? await step(sent, cancellationToken)
            : Otherwise?.Invoke(sent) ?? throw new InvalidOperationException($"Nothing is scripted for {sent.Method} {sent.Address}.");
    }
}

internal sealed record VitamRequest(
    DateTimeOffset At,
    string Method,
    string Address,
    IReadOnlyDictionary<string, string> Headers,
    string? ContentType,
    byte[]? Bytes)
{
    public string? Body => Bytes is null ? null : Encoding.UTF8.GetString(Bytes);

    public override string ToString() => $"{Method} {Address[VitamBench.Root.Length..]}";
}
