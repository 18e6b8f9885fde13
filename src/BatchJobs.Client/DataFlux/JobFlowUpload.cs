using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>A new job flow on its way up: JSON with the flow's XML as Base64, encoded as it is read.</summary>
internal sealed class JobFlowUpload : HttpContent, ICallContent
{
    // A multiple of three, so that each part of the content is encoded by itself.
    private const int BufferSize = 3 * 16384;

    private readonly string name;
    private readonly UploadSource source;
    private readonly byte[] head;
    private readonly byte[] tail;

    public JobFlowUpload(string name, UploadSource source)
    {
        this.name = name;
        this.source = source;
        head = Encoding.UTF8.GetBytes("{\"version\":1,\"name\":\"" + JsonEncodedText.Encode(name) + "\",\"content\":\"");
        tail = "\"}"u8.ToArray();
        Headers.ContentType = new MediaTypeHeaderValue(DataFluxHeaders.JobFlow);
    }

    public bool CanBeSentAgain => source.CanBeReadAgain;

    public TimeLimit? Limit { private get; set; }

    public HttpContent ForRetry() => new JobFlowUpload(name, source);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {

        byte[] buffer = new byte[BufferSize];
        byte[] encoded = new byte[Base64.GetMaxEncodedToUtf8Length(BufferSize)];
        source.Begin();
        try
        {
            await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
            int length;
            while ((length = await source.FillAsync(buffer, Limit, cancellationToken).ConfigureAwait(false)) > 0)
            {
                Base64.EncodeToUtf8(buffer.AsSpan(0, length), encoded, out _, out int written);
                await stream.WriteAsync(encoded.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
            }

            await stream.WriteAsync(tail, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            source.End();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.Length is { } bytes ? head.Length + ((bytes + 2) / 3 * 4) + tail.Length : 0;
        return source.Length is not null;
    }
}
