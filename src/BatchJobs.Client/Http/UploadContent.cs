using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Client;

/// <summary>A caller's stream on its way up: sent as it is read, and counted.</summary>
internal sealed class UploadContent : HttpContent, ICallContent
{
    private const int BufferSize = 81920;

    private readonly UploadSource source;
    private readonly IProgress<long>? progress;

    public UploadContent(UploadSource source, string mediaType, IProgress<long>? progress)
    {
        this.source = source;
        this.progress = progress;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    public bool CanBeSentAgain => source.CanBeReadAgain;

    public TimeLimit? Limit { private get; set; }

    public HttpContent ForRetry() => new UploadContent(source, Headers.ContentType!.MediaType!, progress);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        long sent = 0;
        source.Begin();
        try
        {
            int length;
            while ((length = await source.ReadAsync(buffer, Limit, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await stream.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
                sent += length;
                Report(sent);
            }
        }
        finally
        {
            source.End();
        }

        if (sent == 0)
        {
            Report(0);
        }
    }

    private void Report(long sent)
    {
        try
        {
            progress?.Report(sent);
        }
        catch (Exception own)
        {
            throw new UploadStreamException(own);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.Length ?? 0;
        return source.Length is not null;
    }
}
