using System.Net;
using System.Net.Http.Headers;

namespace BatchJobs.Client.Spss;

/// <summary>A file on its way up: read as it is sent, counted, and left open for the caller.</summary>
internal sealed class StreamFileContent : HttpContent
{
    private const int BufferSize = 81920;

    private readonly Stream source;
    private readonly long start;
    private readonly IProgress<long>? progress;

    private StreamFileContent(Stream source, long start, IProgress<long>? progress)
    {
        this.source = source;
        this.start = start;
        this.progress = progress;
    }

    /// <summary>The multipart form in which the service takes a file, with the field's name as documented.</summary>
    public static MultipartFormDataContent Create(string id, Stream source, long start, IProgress<long>? progress)
    {
        var file = new StreamFileContent(source, start, progress);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"model_file\"", FileName = $"\"{FileName(id)}\"" };

        string boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary) { file };

        // Plain, for servers that do not expect a quoted boundary.
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return form;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (source.CanSeek)
        {
            source.Position = start;
        }

        byte[] buffer = new byte[BufferSize];
        long sent = 0;
        int length;
        while ((length = await ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            sent += length;
            progress?.Report(sent);
        }

        if (sent == 0)
        {
            progress?.Report(0);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.CanSeek ? source.Length - start : 0;
        return source.CanSeek;
    }

    private async ValueTask<int> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new SourceFailure(exception);
        }
    }

    private static string FileName(string id) =>
        string.Create(id.Length, id, static (name, id) =>
        {
            for (int i = 0; i < name.Length; i++)
            {
                name[i] = char.IsAsciiLetterOrDigit(id[i]) || id[i] is '.' or '-' or '_' ? id[i] : '_';
            }
        });
}
