using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job flow as it is uploaded: its name and its content, which is not checked.</summary>
internal sealed record DataFluxUpload(string Name, byte[] Content)
{
    /// <summary>Reads an upload.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DataFluxUpload Read(Blob body, Strictness strictness)
    {
        JsonElement upload = DataFluxJson.Read(body, "job flow", DataFluxJson.Upload, strictness);
        string name = DataFluxJson.Text(upload, "name", "job flow");
        return upload.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.String
            ? new DataFluxUpload(name, content.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : throw new FormatException("The content is not Base64."))
            : throw new FormatException("The job flow has no text 'content'.");
    }

    /// <summary>
    /// The longest body in which content of a size can come: Base64 takes four characters for three bytes, and JSON may
    /// escape each character with six.
    /// </summary>
    public static long LongestBody(long maxContentBytes) => Math.Min(JsonBody.Longest, (Math.Clamp(maxContentBytes, 0, JsonBody.Longest) * 8) + (64 * 1024));
}
