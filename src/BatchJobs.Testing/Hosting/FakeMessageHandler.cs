using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Testing;

/// <summary>
/// Answers without a socket. The response is there when <c>SendAsync</c> returns, so code that awaits it runs on to its next wait.
/// </summary>
internal sealed class FakeMessageHandler(FakeBatchServer server) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using FakeBatchServer.InFlightScope scope = server.Enter();

        DateTimeOffset arrivedAt = server.Clock.GetUtcNow();
        Uri address = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        Blob body = await ReadAsync(request.Content, cancellationToken).ConfigureAwait(false);
        var fake = new FakeRequest(server.Clock.GetUtcNow(), request.Method.Method, () => BaseUrl(request, address), address.AbsolutePath, address.Query.TrimStart('?'))
        {
            ContentType = ContentType(request.Content),
            Header = name => request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null,
            Body = body,
            ArrivedAt = arrivedAt,
        };

        return Respond(request, server.Handle(fake), fake.At);
    }

    private static string BaseUrl(HttpRequestMessage request, Uri address) =>
        $"{address.Scheme}://{(string.IsNullOrEmpty(request.Headers.Host) ? address.Authority : request.Headers.Host)}";

    private static string? ContentType(HttpContent? content) =>
        content is not null && content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values) ? values.ToString() : null;

    private static async ValueTask<Blob> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return Blob.Empty;
        }

        using var body = new BlobWriter();
        await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToBlob();
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request, FakeResponse answer, DateTimeOffset at)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = (request.Method == HttpMethod.Head ? Blob.Empty : answer.Body).ToContent(),
        };

        response.Headers.Date = at;
        response.Content.Headers.ContentLength = answer.Status == 204 ? null : answer.Body.Length;
        if (answer.ContentType is { } type)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach ((string name, string value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
