using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A stream of any length that is made as it is read, and tells how much of it was read and when it was closed.</summary>
internal sealed class GeneratedStream(long length, string beginning = "", bool canSeek = false) : Stream
{
    private readonly byte[] beginning = Encoding.UTF8.GetBytes(beginning);
    private long position;

    public long Delivered { get; private set; }

    public int Largest { get; private set; }

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => false;

    public override long Length => canSeek ? length : throw new NotSupportedException();

    public override long Position
    {
        get => canSeek ? position : throw new NotSupportedException();
        set => position = canSeek ? value : throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, length - position);
        for (int i = 0; i < count; i++)
        {
            long at = position + i;
            buffer[i] = at < beginning.Length ? beginning[at] : (byte)('a' + (at % 26));
        }

        position += count;
        Delivered += count;
        Largest = Math.Max(Largest, count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
