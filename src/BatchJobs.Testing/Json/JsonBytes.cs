using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatchJobs.Testing;

/// <summary>Writes the JSON of an answer, with characters as they are.</summary>
internal static class JsonBytes
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
