using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace BatchJobs.Testing;

/// <summary>
/// What the operating system says of a thread. Unlike the runtime it also knows of waits in native code, and it knows of a thread that is
/// woken before that thread has had its turn. Only Linux is asked; elsewhere nothing is known.
/// </summary>
internal sealed class KernelThread
{
    private readonly string? folder;

    /// <summary>The calling thread.</summary>
    public KernelThread() => folder = OperatingSystem.IsLinux() ? FolderOfThisThread() : null;

    /// <summary>Whether the thread waits to be woken; null when it is not known.</summary>
    public bool? IsAsleep
    {
        get
        {
            // "123 (name) S …"; the name may have anything in it, and is short.
            Span<byte> beginning = Read("stat", stackalloc byte[64]);
            int name = beginning.LastIndexOf((byte)')');
            return name < 0 || name + 2 >= beginning.Length ? null : beginning[name + 2] == 'S';
        }
    }

    /// <summary>How often the thread has had its turn on a processor; 0 when it is not known.</summary>
    public long Turns
    {
        get
        {
            // "nanoseconds nanoseconds turns"
            Span<byte> times = Read("schedstat", stackalloc byte[96]);
            return long.TryParse(times[(times.LastIndexOf((byte)' ') + 1)..].TrimEnd((byte)'\n'), CultureInfo.InvariantCulture, out long turns) ? turns : 0;
        }
    }

    private static string? FolderOfThisThread()
    {
        try
        {
            return File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)?.FullName;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Span<byte> Read(string file, Span<byte> buffer)
    {
        if (folder is null)
        {
            return [];
        }

        try
        {
            using SafeFileHandle handle = File.OpenHandle(Path.Combine(folder, file));
            return buffer[..RandomAccess.Read(handle, buffer, fileOffset: 0)];
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
