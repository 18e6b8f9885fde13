namespace BatchJobs.Testing;

/// <summary>
/// What the operating system says of a thread. Unlike the runtime it also knows of waits in native code, and it knows of a thread that is
/// woken before that thread has had its turn. Only Linux is asked; elsewhere nothing is known.
/// </summary>
internal sealed class KernelThread
{
    private readonly string? status;

    /// <summary>The calling thread.</summary>
    public KernelThread() => status = OperatingSystem.IsLinux() ? StatusOfThisThread() : null;

    /// <summary>Whether the thread waits to be woken; null when it is not known.</summary>
    public bool? IsAsleep => status is null ? null : State() switch
    {
        'S' => true,
        null => null,
        _ => false,
    };

    private static string? StatusOfThisThread()
    {
        try
        {
            return File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false) is { } self ? Path.Combine(self.FullName, "stat") : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private char? State()
    {
        try
        {
            // "123 (name) S …"; the name may have anything in it, and is short.
            using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(status!);
            Span<byte> beginning = stackalloc byte[64];
            beginning = beginning[..RandomAccess.Read(file, beginning, fileOffset: 0)];
            int name = beginning.LastIndexOf((byte)')');
            return name >= 0 && name + 2 < beginning.Length ? (char)beginning[name + 2] : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
