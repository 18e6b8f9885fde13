using Microsoft.AspNetCore.Http;

namespace BatchJobs.Testing;

/// <summary>
/// Takes what WireMock writes. The response of a stub goes on to the caller, with its length when it is not long and not written piece by
/// piece; what belongs to a response of the fake server's is kept.
/// </summary>
internal sealed class WireMockResponseStream(Stream caller, WireMockExchange exchange) : WriteOnlyStream
{
    private readonly MemoryStream kept = new();
    private bool isPassing;

    /// <summary>Gets what has been written and is kept.</summary>
    public ReadOnlyMemory<byte> Written => kept.GetBuffer().AsMemory(0, (int)kept.Length);

    /// <summary>Lets what is kept go on to the caller, as the whole body.</summary>
    public async Task CompleteAsync(HttpContext context)
    {
        if (!isPassing && !context.Response.HasStarted && kept.Length > 0)
        {
            context.Response.ContentLength = kept.Length;
            await PassAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!isPassing)
        {
            kept.Write(buffer.Span);
            if (kept.Length <= WireMockExchange.BodyLimit || IsKept)
            {
                return;
            }

            await PassAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await caller.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!IsKept)
        {
            await PassAsync(cancellationToken).ConfigureAwait(false);
            await caller.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override void Flush() => FlushAsync(CancellationToken.None).GetAwaiter().GetResult();

    private bool IsKept => exchange.IsAnswered || exchange.IsBroken || exchange.IsUnreadable;

    private async ValueTask PassAsync(CancellationToken cancellationToken)
    {
        isPassing = true;
        ReadOnlyMemory<byte> written = Written;
        kept.SetLength(0);
        await caller.WriteAsync(written, cancellationToken).ConfigureAwait(false);
    }
}
