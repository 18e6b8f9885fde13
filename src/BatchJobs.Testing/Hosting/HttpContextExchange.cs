using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BatchJobs.Testing;

/// <summary>A request that has come through ASP.NET, byte for byte, and the response that goes back the same way.</summary>
internal sealed class HttpContextExchange
{
    private readonly HttpContext context;
    private readonly DateTimeOffset arrivedAt;
    private DateTimeOffset answeredAt;

    private HttpContextExchange(HttpContext context, DateTimeOffset arrivedAt, Blob body)
    {
        this.context = context;
        this.arrivedAt = arrivedAt;
        Body = body;
    }

    public HttpContext Context => context;

    /// <summary>Gets the whole body of the request.</summary>
    public Blob Body { get; }

    /// <summary>Reads the whole body. A large one goes to a temporary file.</summary>
    /// <exception cref="BadHttpRequestException">The body is not as HTTP has it.</exception>
    public static async Task<HttpContextExchange> ReadAsync(HttpContext context, DateTimeOffset arrivedAt)
    {
        using var body = new BlobWriter();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception overflow) when (overflow.GetBaseException() is OverflowException)
        {
            // Kestrel reports it as an I/O failure of its own, which would be answered with 500.
            throw new BadHttpRequestException("The size of a chunk does not fit into 64 bits.", StatusCodes.Status400BadRequest, overflow);
        }

        return new HttpContextExchange(context, arrivedAt, body.ToBlob());
    }

    /// <summary>Lets a fake server answer the request.</summary>
    /// <param name="server">The fake server.</param>
    /// <param name="entries">How often the request is counted among those that the server is answering.</param>
    /// <param name="address">Scheme, host and port for a caller who has named no host.</param>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async ValueTask<FakeResponse> AnswerAsync(FakeBatchServer server, int entries, Func<string> address)
    {
        HttpRequest request = context.Request;
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var fake = new FakeRequest(
            server.Clock.GetUtcNow(),
            request.Method,
            () => request.Host.HasValue ? $"{request.Scheme}://{request.Host}" : address(),
            target.StartsWith('/') ? target.Split('?')[0] : request.Path.ToUriComponent(),
            (request.QueryString.Value ?? "").TrimStart('?'))
        {
            ContentType = request.ContentType,
            Header = name => request.Headers[name],
            Body = Body,
            ArrivedAt = arrivedAt,
            Entries = entries,
        };
        FakeResponse answer = await server.Dispatcher.AnswerAsync(fake, context.RequestAborted).ConfigureAwait(false);
        answeredAt = fake.At;
        return answer;
    }

    /// <summary>Sends a response, or as much of it as is to come.</summary>
    /// <param name="server">The fake server that has answered.</param>
    /// <param name="entries">How often the request is now counted among those that the server is answering.</param>
    /// <param name="answer">The response.</param>
    public async Task WriteAsync(FakeBatchServer server, int entries, FakeResponse answer)
    {
        if (answer.CutAt is { } cut)
        {
            await BrokenConnection.SendAsync(context, answer, answeredAt, cut, token => server.Dispatcher.StallAsync(entries, token)).ConfigureAwait(false);
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Status == 204 ? null : answer.Body.Length;
        response.Headers.Date = answeredAt.ToString("r", CultureInfo.InvariantCulture);
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            using Stream body = answer.Body.OpenRead();
            await body.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
