using System.Buffers;
using System.Net;

namespace BatchJobs.Client;

/// <summary>A response whose body is handed out as it arrives.</summary>
internal sealed class StreamingContent(Call call, TimeProvider time, HttpResponseMessage response, HttpContent body) : HttpContent
{
    /// <summary>The character set of a text, if the service named one.</summary>
    public string? CharSet => body.Headers.ContentType?.CharSet;

    public long? Length => body.Headers.ContentLength;

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new ResponseStream(call, time, response, this, await body.ReadAsStreamAsync().ConfigureAwait(false));

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new ResponseStream(call, time, response, this, await body.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

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

/// <summary>
/// The body of a response; disposing of it ends the response. One that falls silent, or breaks in the middle, ends with the library's
/// exceptions.
/// </summary>
internal sealed class ResponseStream(Call call, TimeProvider time, HttpResponseMessage response, StreamingContent content, Stream body) : Stream
{
    private readonly Call call = call;
    /// <summary>The character set of a text, if the service named one.</summary>
    public string? CharSet => content.CharSet;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => content.Length ?? throw new NotSupportedException("The service did not tell the length.");

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // A synchronous read of the connection's would know no time limit.
    public override int Read(Span<byte> buffer)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            int length = ReadAsync(rented.AsMemory(0, buffer.Length), CancellationToken.None).AsTask().GetAwaiter().GetResult();
            rented.AsSpan(0, length).CopyTo(buffer);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var limit = new TimeLimit(time, call.Settings.IdleTimeout, cancellationToken);
        try
        {
            return await limit.Over(body.ReadAsync(buffer, limit.Token).AsTask()).ConfigureAwait(false);
        }
        catch (Exception broken) when (IsBreak(broken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw call.Unanswered(broken, limit);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static bool IsBreak(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or InvalidDataException;

    public override async ValueTask DisposeAsync()
    {
        await body.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }
}
