namespace BatchJobs.Testing;

/// <summary>Bytes that do not change, in memory or, when there are many, in a temporary file.</summary>
internal abstract class Blob
{
    private const int SmallestWindow = 256;
    private const int LargestWindow = 64 * 1024;

    public static Blob Empty { get; } = new MemoryBlob(default);

    public abstract long Length { get; }

    public static Blob Of(ReadOnlyMemory<byte> bytes) => new MemoryBlob(bytes);

    /// <summary>Reads bytes from a position on; fewer than asked for only at the end.</summary>
    public abstract int Read(Span<byte> buffer, long position);

    public abstract Blob Slice(long position, long length);

    public Stream OpenRead() => new BlobStream(this);

    /// <summary>The bytes as the body of an answer.</summary>
    public virtual HttpContent ToContent() => new StreamContent(OpenRead());

    /// <summary>At most so many bytes from the beginning.</summary>
    public ReadOnlyMemory<byte> Beginning(int limit) => Length == 0 ? default : Slice(0, Math.Min(limit, Length)).ToArray();

    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        Read(bytes, 0);
        return bytes;
    }

    /// <summary>Where a pattern begins at or after a position; -1 when nowhere.</summary>
    public long IndexOf(ReadOnlySpan<byte> pattern, long from)
    {
        // What is looked for is mostly near, so the window grows with the distance.
        byte[] window = new byte[Math.Max(SmallestWindow, 2 * pattern.Length)];
        for (long position = from; position + pattern.Length <= Length;)
        {
            int length = Read(window, position);
            int found = window.AsSpan(0, length).IndexOf(pattern);
            if (found >= 0)
            {
                return position + found;
            }

            position += window.Length - pattern.Length + 1;
            window = window.Length < LargestWindow ? new byte[window.Length * 4] : window;
        }

        return -1;
    }
}
