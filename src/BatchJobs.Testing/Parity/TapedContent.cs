using System.Net;

namespace BatchJobs.Testing;

/// <summary>A body that is copied while it is sent, up to a limit.</summary>
internal sealed class TapedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly int limit;
    private MemoryStream copy = new();
    private long length;

    public TapedContent(HttpContent inner, int limit)
    {
        (this.inner, this.limit) = (inner, limit);
        foreach ((string name, var values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>The bytes that were sent; null when they are more than the limit.</summary>
    public byte[]? Copy() => length <= limit ? copy.ToArray() : null;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        inner.CopyToAsync(NewTape(stream), context);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        inner.CopyToAsync(NewTape(stream), context, cancellationToken);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        inner.CopyTo(NewTape(stream), context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return inner.Headers.ContentLength is not null;
    }

    private TapeStream NewTape(Stream target)
    {
        (copy, length) = (new MemoryStream(), 0);
        return new TapeStream(target, this);
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        length += bytes.Length;
        if (length <= limit)
        {
            copy.Write(bytes);
        }
        else
        {
            copy = new MemoryStream();
        }
    }

    private sealed class TapeStream(Stream target, TapedContent content) : WriteOnlyStream
    {
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            content.Note(buffer);
            target.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            content.Note(buffer.Span);
            return target.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

        public override void Flush() => target.Flush();
    }
}
