using Microsoft.Win32.SafeHandles;

namespace BatchJobs.Testing;

/// <summary>Collects bytes into a <see cref="Blob"/>: in memory at first, in a temporary file when they become many.</summary>
internal sealed class BlobWriter : WriteOnlyStream
{
    private const int MemoryLimit = 1024 * 1024;

    private byte[] memory = [];
    private SafeFileHandle? file;
    private bool isHandedOn;
    private long length;

    public override long Length => length;

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    public Blob ToBlob()
    {
        isHandedOn = true;
        return file is null ? Blob.Of(memory.AsMemory(0, (int)length)) : new FileBlob(file, 0, length);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (file is null && length + buffer.Length <= MemoryLimit)
        {
            Reserve((int)length + buffer.Length);
            buffer.CopyTo(memory.AsSpan((int)length));
        }
        else
        {
            file ??= MoveToFile();
            RandomAccess.Write(file, buffer, length);
        }

        length += buffer.Length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isHandedOn)
        {
            file?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Reserve(int size)
    {
        if (size > memory.Length)
        {
            Array.Resize(ref memory, Math.Max(size, Math.Min(MemoryLimit, memory.Length * 2)));
        }
    }

    private SafeFileHandle MoveToFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"batchjobs-{Guid.NewGuid():N}");
        SafeFileHandle handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Windows deletes the file even when the process ends; elsewhere only a nameless file goes away by itself.
            File.Delete(path);
        }

        RandomAccess.Write(handle, memory.AsSpan(0, (int)length), 0);
        memory = [];
        return handle;
    }
}
