using System.Net;
using System.Text;

namespace BatchJobs.Client.Tests.Secrets;

/// <summary>What a connection does with a request: it fails, or answers with an echo of what it was sent.</summary>
internal delegate Task<HttpResponseMessage> EchoedFailure(HttpRequestMessage request, string echo, CancellationToken cancellationToken);

/// <summary>The ways in which a call fails or says too much.</summary>
internal static class EchoedFailures
{
    public static IReadOnlyDictionary<string, EchoedFailure> All { get; } = new Dictionary<string, EchoedFailure>
    {
        ["no connection"] = (request, echo, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, $"Cannot reach {request.RequestUri}: {echo}"),
        ["lost answer"] = (request, echo, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, $"Ended: {echo}", new IOException(request.RequestUri!.AbsoluteUri)),
        ["handler's data"] = (request, echo, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Refused.") { Data = { ["address"] = request.RequestUri, ["echo"] = echo } },
        ["handler's list in its data"] = (_, echo, _) => throw new IOException("Refused.") { Data = { ["tried"] = new List<object> { "nothing", new Uri("https://x/?" + Uri.EscapeDataString(echo)) } } },
        ["handler's property"] = (request, echo, _) => throw new EchoException("Refused.") { Address = $"{request.RequestUri} {echo}" },
        ["handler's inner property"] = (_, echo, _) => throw new HttpRequestException("Refused.", new AggregateException(new IOException("One."), new EchoException("Two.") { Address = echo })),
        ["handler's own kind"] = (request, echo, _) => throw new InvalidOperationException($"{request.Method} {request.RequestUri} {echo}") { Data = { ["address"] = request.RequestUri } },
        ["handler's headers"] = (request, _, _) => throw new NotSupportedException(request.ToString()),
        ["canceled by a handler"] = (_, echo, _) => throw new TaskCanceledException(echo),
        ["timeout"] = async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("An endless wait has ended.");
        },
        ["400"] = Text(400),
        ["401"] = Text(401),
        ["403"] = Text(403),
        ["404"] = Text(404),
        ["409"] = Text(409),
        ["412"] = Text(412),
        ["500"] = Text(500),
        ["503"] = Text(503),
        ["302"] = Text(302),
        ["400 in JSON"] = Json(400),
        ["404 in JSON"] = Json(404),
        ["409 in JSON"] = Json(409),
        ["503 in JSON"] = Json(503),
        ["200 in HTML"] = (_, echo, _) => Respond(200, $"<html><body>{echo}</body></html>", "text/html", echo),
        ["200 in broken JSON"] = (_, echo, _) => Respond(200, $$"""{"id":"id-1","message":"{{Spelling.Json(echo)}}""", "application/json", echo),
        ["200 in JSON of another kind"] = (_, echo, _) => Respond(200, $$"""{"{{Spelling.Json(echo)}}":[1],"id":7,"state":["{{Spelling.Json(echo)}}"]}""", "application/json", echo),
        ["200 and empty"] = (_, echo, _) => Respond(200, "", "text/plain", echo),
        ["a body that breaks"] = (_, echo, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BreakingEcho(echo)) }),
        ["a failed job"] = (request, echo, _) => Respond(200, WellFormedResponse.To(request, echo, isFailed: true), "application/json", echo),
        ["a job that succeeded"] = (request, echo, _) => Respond(200, WellFormedResponse.To(request, echo, isFailed: false), "application/json", echo),
        ["461 in JSON"] = Json(461),
        ["200 with an item status"] = (_, echo, _) => Respond(200, $$"""{"itemId":"{{Spelling.Json(echo)}}","message":"{{Spelling.Json(echo)}}","globalStatus":"OK","{{Spelling.Json(echo)}}":"{{Spelling.Json(echo)}}"}""", "application/json", echo),
        ["a list with bad elements"] = (_, echo, _) => Respond(200, $$"""{"items":[{"id":["{{Spelling.Json(echo)}}"],"state":7,"name":{"{{Spelling.Json(echo)}}":1 } },{"id":"a","name":"n","state":"running"}]}""", "application/json", echo),
        ["a list with bad elements, SPSS"] = (_, echo, _) => Respond(200, $$"""[{"id":"{{Spelling.Json(echo)}}","createdAt":"{{Spelling.Json(echo)}}"},{"id":"id-1","status":"RUNNING"}]""", "application/json", echo),
        ["cut within the secret"] = (_, echo, _) => Respond(500, new string('.', 4096 - (echo.Length / 2)) + echo, "text/plain", echo),
        ["cut within the secret, unreadable"] = (_, echo, _) => Respond(200, "<" + new string('.', 4096 - (echo.Length / 3)) + echo, "text/html", echo),
    };

    private static EchoedFailure Text(int status) => (_, echo, _) => Respond(status, $"It is not so: {echo}", "text/plain", echo);

    private static EchoedFailure Json(int status) => (_, echo, _) =>
    {
        string text = Spelling.Json(echo);
        return Respond(status, $$"""{"flag":false,"message":"no: {{text}}","description":"{{text}}","remediation":"{{text}}","details":["{{text}}"]}""", "application/json", echo);
    };

    private static Task<HttpResponseMessage> Respond(int status, string body, string mediaType, string echo)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType), ReasonPhrase = echo };
        foreach (string name in new[] { "X-Global-Transaction-ID", "X-Request-Id", "FullApiVersion", "X-Application-Id", "X-Echo", "Server", "WWW-Authenticate" })
        {
            response.Headers.TryAddWithoutValidation(name, echo);
        }

        response.Headers.TryAddWithoutValidation("Location", $"https://login.example.com/?back={echo}");
        return Task.FromResult(response);
    }

    /// <summary>What a program's own handler throws.</summary>
    public sealed class EchoException(string message) : IOException(message)
    {
        public string Address { get; init; } = "";
    }

    private sealed class BreakingEcho(string echo) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException(echo);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException(echo);

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException(echo);
    }
}
