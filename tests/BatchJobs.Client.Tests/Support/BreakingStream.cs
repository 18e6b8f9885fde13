using System.Text;

namespace BatchJobs.Client.Tests;

/// <summary>A body whose connection breaks after its first bytes.</summary>
internal sealed class BreakingStream(string beginning = "[") : MemoryStream
{
    private bool begun = beginning.Length == 0;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (begun)
        {
            throw new IOException("The connection was reset.");
        }

        begun = true;
        return ValueTask.FromResult(Encoding.UTF8.GetBytes(beginning, buffer.Span));
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(Encoding.UTF8.GetBytes(beginning), cancellationToken);
        throw new IOException("The connection was reset.");
    }
}

/// <summary>A body that never comes, or not beyond its first bytes.</summary>
internal sealed class SilentStream(string beginning = "") : MemoryStream
{
    private bool begun = beginning.Length == 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!begun)
        {
            begun = true;
            return Encoding.UTF8.GetBytes(beginning, buffer.Span);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
}
