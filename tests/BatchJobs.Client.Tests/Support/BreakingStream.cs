namespace BatchJobs.Client.Tests;

/// <summary>A body whose connection breaks after its first bytes.</summary>
internal sealed class BreakingStream : MemoryStream
{
    private bool begun;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (begun)
        {
            throw new IOException("The connection was reset.");
        }

        begun = true;
        buffer.Span[0] = (byte)'[';
        return ValueTask.FromResult(1);
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        await destination.WriteAsync("["u8.ToArray(), cancellationToken);
        throw new IOException("The connection was reset.");
    }
}

/// <summary>A body that never comes.</summary>
internal sealed class SilentStream : MemoryStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
}
