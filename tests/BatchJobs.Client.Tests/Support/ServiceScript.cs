using System.Net;
using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A service that plays one answer after the other and keeps what it was sent.</summary>
/// <param name="time">What tells when it was sent.</param>
/// <param name="root">The address before the paths.</param>
/// <param name="mediaType">What the answers are, unless they say otherwise.</param>
internal sealed class ServiceScript(TimeProvider time, string root, string mediaType = "application/json") : HttpMessageHandler
{
    private readonly Queue<Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>> steps = new();

    public List<SentRequest> Sent { get; } = [];

    /// <summary>Answers when the script is at its end.</summary>
    public Func<SentRequest, HttpResponseMessage>? Otherwise { get; set; }

    public ServiceScript Then(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> step, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            steps.Enqueue(step);
        }

        return this;
    }

    public ServiceScript Respond(int status, string body = "", string? type = null, int times = 1) =>
        Then((_, _) => Task.FromResult(Response(status, body, type ?? mediaType)), times);

    public ServiceScript Respond(int status, string body, params (string Name, string Value)[] headers) =>
        Then((_, _) => Task.FromResult(Response(status, body, mediaType, headers)));

    /// <summary>A text that comes whole.</summary>
    public ServiceScript Log(string text) => Respond(200, text, "text/plain");

    /// <summary>A text that comes as a stream does.</summary>
    public ServiceScript Log(Stream log) => Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(log) }));

    public ServiceScript LoseResponse(int times = 1) =>
        Then((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."), times);

    public ServiceScript RefuseConnection(int times = 1) =>
        Then((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused."), times);

    public ServiceScript NeverRespond() => Then(async (_, token) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
        throw new InvalidOperationException("An endless wait has ended.");
    });

    public static HttpResponseMessage Response(int status, string body = "", params (string Name, string Value)[] headers) =>
        Response(status, body, "application/json", headers);

    public static HttpResponseMessage Response(int status, string body, string mediaType, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Asked for, as the connection asks; a header that nobody asks for is not there.
        _ = request.Content?.Headers.ContentLength;
        string address = request.RequestUri!.AbsoluteUri;
        var sent = new SentRequest(
            time.GetUtcNow(),
            request.Method.Method,
            address,
            address.StartsWith(root, StringComparison.Ordinal) ? address[root.Length..] : address,
            request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
            request.Content?.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
            request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        Sent.Add(sent);
        return steps.TryDequeue(out Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>? step)
            ? await step(sent, cancellationToken)
            : Otherwise?.Invoke(sent) ?? throw new InvalidOperationException($"Nothing is scripted for {sent.Method} {sent.Address}.");
    }
}

/// <summary>A request as it was sent; the path is what stands behind the service's root.</summary>
internal sealed record SentRequest(
    DateTimeOffset At,
    string Method,
    string Address,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string>? ContentHeaders,
    byte[]? Bytes)
{
    public string? Body => Bytes is null ? null : Encoding.UTF8.GetString(Bytes);

    public override string ToString() => $"{Method} {Path}";
}
