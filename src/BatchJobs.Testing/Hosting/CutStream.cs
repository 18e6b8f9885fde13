namespace BatchJobs.Testing;

/// <summary>A body that breaks off, as a stream of .NET's own handler does.</summary>
/// <param name="whole">The whole body.</param>
/// <param name="cut">Where it breaks off, and how.</param>
/// <param name="stall">Waits until the caller gives up, or the connection closes.</param>
internal sealed class CutStream(Stream whole, ResponseCut cut, Func<CancellationToken, Task> stall) : Stream
{
    private readonly long limit = cut.After ?? 0;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (position < limit)
        {
            int read = await whole.ReadAsync(buffer[..(int)Math.Min(buffer.Length, limit - position)], cancellationToken).ConfigureAwait(false);
            position += read;
            return read;
        }

        if (cut.Failure == ConnectionFailure.Stalled)
        {
            await stall(cancellationToken).ConfigureAwait(false);
        }

        throw TransportErrors.WithinBody(cut.Failure, whole.Length - position);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        whole.Dispose();
        base.Dispose(disposing);
    }
}
