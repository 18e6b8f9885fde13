using System.Net.Http.Headers;

namespace BatchJobs.Testing;

/// <summary>
/// Writes down what a real service answers, byte for byte and with secrets masked, for <see cref="Parity"/>. It changes nothing of
/// what passes.
/// </summary>
/// <remarks>
/// Requests without a response are not written down. Of bodies, those of requests above 16 MiB are left out, and of responses all
/// but JSON and short texts.
/// </remarks>
public sealed class RecordingHandler : DelegatingHandler
{
    private const int LargestRequest = 16 * 1024 * 1024;
    private const int LargestText = 64 * 1024;

    private readonly Lock gate = new();
    private readonly List<RecordedExchange> exchanges = [];
    private readonly RecordingMask mask = new();
    private readonly TimeProvider time;
    private long? begin;

    /// <summary>Initializes a handler.</summary>
    /// <param name="innerHandler">The handler that sends the requests.</param>
    /// <param name="timeProvider">The clock. Default: null, the system's.</param>
    public RecordingHandler(HttpMessageHandler innerHandler, TimeProvider? timeProvider = null)
        : base(innerHandler) => time = timeProvider ?? TimeProvider.System;

    /// <summary>Gets what has been recorded by now.</summary>
    public HttpRecording Recording
    {
        get
        {
            lock (gate)
            {
                return HttpRecording.Of(exchanges);
            }
        }
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using Taping taping = Begin(request);
        HttpResponseMessage response = base.Send(request, cancellationToken);
        if (IsRecorded(response.Content.Headers))
        {
            response.Content.LoadIntoBufferAsync(cancellationToken).GetAwaiter().GetResult();
        }

        Add(taping, response, Body(response));
        return response;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using Taping taping = Begin(request);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (IsRecorded(response.Content.Headers))
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }

        Add(taping, response, Body(response));
        return response;
    }

    private Taping Begin(HttpRequestMessage request)
    {
        lock (gate)
        {
            begin ??= time.GetTimestamp();
            return new Taping(request, time.GetElapsedTime(begin.Value));
        }
    }

    private void Add(Taping taping, HttpResponseMessage response, byte[]? body)
    {
        HttpRequestMessage request = taping.Request;
        lock (gate)
        {
            mask.Learn(request.RequestUri?.Query ?? "", request.Headers);
            exchanges.Add(new RecordedExchange(
                taping.At,
                request.Method.Method,
                mask.Target(request.RequestUri?.PathAndQuery ?? "/"),
                RecordedMessage.Of(mask.Headers(request.Headers, taping.Content?.Headers), mask.Body(taping.Body())),
                (int)response.StatusCode,
                RecordedMessage.Of(mask.Headers(response.Headers, response.Content.Headers), mask.Body(body))));
        }
    }

    /// <summary>JSON is read as a whole by everybody; anything else may be long, and be read while it comes.</summary>
    private static bool IsRecorded(HttpContentHeaders headers) =>
        headers.ContentType?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true || headers.ContentLength <= LargestText;

    private static byte[]? Body(HttpResponseMessage response)
    {
        if (!IsRecorded(response.Content.Headers))
        {
            return null;
        }

        using var body = new MemoryStream();
        response.Content.CopyTo(body, context: null, CancellationToken.None);
        return body.ToArray();
    }

    /// <summary>Takes a copy of a request's body while it is sent.</summary>
    private sealed class Taping : IDisposable
    {
        private readonly TapedContent? taped;

        public Taping(HttpRequestMessage request, TimeSpan at)
        {
            (Request, At, Content) = (request, at, request.Content);
            if (Content is not null)
            {
                request.Content = taped = new TapedContent(Content, LargestRequest);
            }
        }

        public HttpRequestMessage Request { get; }

        public HttpContent? Content { get; }

        public TimeSpan At { get; }

        /// <summary>The body; null when it is too large.</summary>
        public byte[]? Body() => taped is null ? [] : taped.Copy();

        public void Dispose()
        {
            if (Request.Content == taped)
            {
                Request.Content = Content;
            }
        }
    }
}
