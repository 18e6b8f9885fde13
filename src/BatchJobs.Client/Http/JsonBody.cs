using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BatchJobs.Client;

/// <summary>JSON on its way up. Its media type, which differs from operation to operation, stands at the interface's method.</summary>
internal sealed class JsonBody(ReadOnlyMemory<byte> json) : HttpContent, ICallContent
{
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public static JsonBody Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(json, cancellationToken).AsTask();

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) => stream.Write(json.Span);

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}
