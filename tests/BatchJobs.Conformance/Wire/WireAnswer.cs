using System.Text.Json;

namespace BatchJobs.Conformance;

/// <summary>An answer as it came over the wire.</summary>
public sealed record WireAnswer(int Status, string? ContentType, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;
}
