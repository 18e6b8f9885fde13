namespace BatchJobs.Testing;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryBlob(ReadOnlyMemory<byte> bytes) : Blob
{
    public override long Length => bytes.Length;

    public override int Read(Span<byte> buffer, long position)
    {
        ReadOnlySpan<byte> rest = bytes.Span[(int)Math.Min(position, bytes.Length)..];
        int length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        return length;
    }

    public override HttpContent ToContent() => new ReadOnlyMemoryContent(bytes);

    public override Blob Slice(long position, long length) => new MemoryBlob(bytes.Slice((int)position, (int)length));
}
