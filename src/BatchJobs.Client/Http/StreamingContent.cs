using System.Net;

namespace BatchJobs.Client;

/// <summary>An answer whose body is handed out as it arrives.</summary>
internal sealed class StreamingContent(HttpResponseMessage response, HttpContent body) : HttpContent
{
    /// <summary>The character set of a text, if the service named one.</summary>
    public string? CharSet => body.Headers.ContentType?.CharSet;

    public long? Length => body.Headers.ContentLength;

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new ResponseStream(response, this, await body.ReadAsStreamAsync().ConfigureAwait(false));

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new ResponseStream(response, this, await body.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => body.CopyToAsync(stream, context);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
        }

        base.Dispose(disposing);
    }
}
