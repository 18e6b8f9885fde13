using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace BatchJobs.Testing;

/// <summary>
/// What the operating system says of a thread. Unlike the runtime it also knows of waits in native code, and it knows of a thread that is
/// woken before that thread has had its turn. Only Linux is asked; elsewhere nothing is known.
/// </summary>
internal sealed class KernelThread
{
    private readonly string? state;
    private readonly string? times;

    /// <summary>The calling thread.</summary>
    public KernelThread()
    {
        if (OperatingSystem.IsLinux() && FolderOfThisThread() is { } folder)
        {
            state = Path.Combine(folder, "stat");
            times = Path.Combine(folder, "schedstat");
        }
    }

    /// <summary>Whether the thread waits to be woken; null when it is not known.</summary>
    public bool? IsAsleep
    {
        get
        {
            // "123 (name) S …"; the name may have anything in it, and is short.
            Span<byte> beginning = Read(state, stackalloc byte[64]);
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
            Span<byte> numbers = Read(times, stackalloc byte[96]);
            return long.TryParse(numbers[(numbers.LastIndexOf((byte)' ') + 1)..].TrimEnd((byte)'\n'), CultureInfo.InvariantCulture, out long turns) ? turns : 0;
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

    private static Span<byte> Read(string? file, Span<byte> buffer)
    {
        if (file is null)
        {
            return [];
        }

        try
        {
            using SafeFileHandle handle = File.OpenHandle(file);
            return buffer[..RandomAccess.Read(handle, buffer, fileOffset: 0)];
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
