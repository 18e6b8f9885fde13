using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatchJobs.Testing;

/// <summary>Writes the JSON of an answer, with characters as they are.</summary>
internal static class JsonBytes
{
    private const int LargestKept = 64 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Answers are many and small, so each thread keeps its buffer.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = kept ?? new ArrayBufferWriter<byte>();
        kept = null;
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        byte[] json = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKept)
        {
            buffer.ResetWrittenCount();
            kept = buffer;
        }

        return json;
    }

    /// <summary>Puts an array together from elements that are written already.</summary>
    public static byte[] Array(IReadOnlyCollection<byte[]> elements)
    {
        byte[] json = new byte[elements.Sum(static element => element.Length + 1) + (elements.Count == 0 ? 2 : 1)];
        int end = 0;
        foreach (byte[] element in elements)
        {
            json[end++] = (byte)',';
            element.CopyTo(json, end);
            end += element.Length;
        }

        json[0] = (byte)'[';
        json[^1] = (byte)']';
        return json;
    }
}
