using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Testing;

/// <summary>
/// Answers without a socket. The response is there when <c>SendAsync</c> returns, so code that awaits it runs on to its next wait.
/// </summary>
internal sealed class FakeMessageHandler(FakeBatchServer server) : HttpMessageHandler
{
    private const int MostResends = 3;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Sends a request, and one without content again when the connection closes before the response, as .NET's own handler does.</summary>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Task<HttpResponseMessage> first = SendOnceAsync(request, cancellationToken);
        return first.IsCompletedSuccessfully || request.Content is not null ? first : ResendAsync(request, first, cancellationToken);
    }

    private async Task<HttpResponseMessage> ResendAsync(HttpRequestMessage request, Task<HttpResponseMessage> sending, CancellationToken cancellationToken)
    {
        for (int resends = 0; ; resends++)
        {
            try
            {
                return await sending.ConfigureAwait(false);
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ResponseEnded && resends < MostResends)
            {
                sending = SendOnceAsync(request, cancellationToken);
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using FakeBatchServer.InFlightScope scope = server.Enter();

        DateTimeOffset arrivedAt = server.Clock.GetUtcNow();
        Uri address = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        if (server.Network.IsDown)
        {
            throw TransportErrors.Refused(address);
        }

        Blob body = await ReadAsync(request.Content, cancellationToken).ConfigureAwait(false);
        var fake = new FakeRequest(server.Clock.GetUtcNow(), request.Method.Method, () => BaseUrl(request, address), address.AbsolutePath, address.Query.TrimStart('?'))
        {
            ContentType = ContentType(request.Content),
            Header = name => request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null,
            Body = body,
            ArrivedAt = arrivedAt,
        };

        FakeResponse answer = await server.Dispatcher.AnswerAsync(fake, cancellationToken).ConfigureAwait(false);
        if (answer.CutAt is { After: null, Failure: var failure })
        {
            if (failure == ConnectionFailure.Stalled)
            {
                await server.Dispatcher.StallAsync(entries: 1, cancellationToken).ConfigureAwait(false);
            }

            throw TransportErrors.BeforeResponse(failure);
        }

        return Respond(request, answer, fake.At);
    }

    /// <summary>Lets the reader of a body wait, when its request is no longer among those that are being answered.</summary>
    private Task StallAsync(CancellationToken cancellationToken) => server.Dispatcher.StallAsync(entries: 0, cancellationToken);

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

    private HttpResponseMessage Respond(HttpRequestMessage request, FakeResponse answer, DateTimeOffset at)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = answer.CutAt is { } cut ? new StreamContent(new CutStream(answer.Body.OpenRead(), cut, StallAsync))
                : (request.Method == HttpMethod.Head ? Blob.Empty : answer.Body).ToContent(),
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
