using System.Net;
using System.Text;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests;

/// <summary>Plays one answer after the other, and hands what is not scripted on to the fake server.</summary>
internal sealed class ScriptedHandler(FakeBatchServer server) : HttpMessageHandler
{
    private readonly HttpMessageInvoker service = new(server.CreateHandler());
    private readonly Queue<Step> steps = new();

    public delegate Task<HttpResponseMessage> Step(
        HttpRequestMessage request, Func<Task<HttpResponseMessage>> forward, CancellationToken cancellationToken);

    public List<SeenRequest> Seen { get; } = [];

    /// <summary>Answers when the script is at its end; null hands on to the fake server.</summary>
    public Step? Otherwise { get; set; }

    public ScriptedHandler Then(Step step, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            steps.Enqueue(step);
        }

        return this;
    }

    public ScriptedHandler Forward(int times = 1) => Then((_, forward, _) => forward(), times);

    public ScriptedHandler Respond(int status, string body, string mediaType = "application/json", string? retryAfter = null, int times = 1) =>
        Then((_, _, _) => Task.FromResult(Response(status, body, mediaType, retryAfter)), times);

    /// <summary>The service does what it is asked to, and the answer never arrives.</summary>
    public ScriptedHandler LoseResponse(int times = 1) => Then(
        async (_, forward, _) =>
        {
            (await forward()).Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        },
        times);

    public ScriptedHandler RefuseConnection(int times = 1) => Then(
        (_, _, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (spss.example.com:443)"), times);

    public ScriptedHandler NeverRespond(int times = 1) => Then(
        async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("An endless wait has ended.");
        },
        times);

    public static HttpResponseMessage Response(int status, string body, string mediaType = "application/json", string? retryAfter = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Seen.Add(new SeenRequest(
            server.Clock.GetUtcNow(), request.Method.Method, request.RequestUri!, request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString())));
        Task<HttpResponseMessage> Forward() => service.SendAsync(request, cancellationToken);
        Step? step = steps.TryDequeue(out Step? next) ? next : Otherwise;
        return step is null ? Forward() : step(request, Forward, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            service.Dispose();
        }

        base.Dispose(disposing);
    }
}

internal sealed record SeenRequest(DateTimeOffset At, string Method, Uri Address, IReadOnlyDictionary<string, string> Headers);
