using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Testing;

/// <summary>
/// The way in without a socket. The answer is there when <c>SendAsync</c> returns, so code that awaits it runs on to its
/// next wait.
/// </summary>
internal sealed class InProcessDoor(FakeBatchServer server) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using FakeBatchServer.Visit visit = server.Enter();

        Uri address = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var fake = new FakeRequest(request.Method.Method, () => BaseUrl(request, address), address.AbsolutePath, address.Query.TrimStart('?'))
        {
            ContentType = ContentType(request.Content),
            Header = name => request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null,
            Body = await ReadAsync(request.Content, cancellationToken).ConfigureAwait(false),
        };

        return Answer(request, server.Handle(fake));
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

    private HttpResponseMessage Answer(HttpRequestMessage request, FakeResponse answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = (request.Method == HttpMethod.Head ? Blob.Empty : answer.Body).ToContent(),
        };

        response.Headers.Date = server.Clock.GetUtcNow();
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
