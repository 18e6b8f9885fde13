using Microsoft.Win32.SafeHandles;

namespace BatchJobs.Testing;

/// <summary>Bytes in a temporary file, which is deleted when nobody needs it any more.</summary>
internal sealed class FileBlob(SafeFileHandle file, long start, long length) : Blob
{
    public override long Length => length;

    public override int Read(Span<byte> buffer, long position)
    {
        int wanted = (int)Math.Min(buffer.Length, Math.Max(0, length - position));
        int total = 0;
        while (total < wanted)
        {
            int read = RandomAccess.Read(file, buffer[total..wanted], start + position + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    public override Blob Slice(long position, long length) => new FileBlob(file, start + position, length);
}
