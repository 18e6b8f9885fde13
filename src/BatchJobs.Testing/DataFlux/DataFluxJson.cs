using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Reads the JSON objects of requests.</summary>
internal static class DataFluxJson
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    private static readonly JsonSchema Bindings = new("bindings", ("*", new JsonSchema("data table",
        ("metadata", new JsonSchema("column", "name", "type", "maxChars")),
        "data")));

    public static readonly JsonSchema Upload = new("job flow", "version", "name", "content");

    /// <summary>What an execution brings, of which only the inputs count.</summary>
    public static readonly JsonSchema Inputs = new("metadata", "version", "id", "name", "description", ("inputs", Bindings), "outputs", "links");

    public static readonly JsonSchema Metadata = new("metadata", ("inputs", Bindings), ("outputs", Bindings));

    /// <summary>Reads an object, in which no member may occur twice, nor one that no document knows unless the fake is lenient.</summary>
    /// <exception cref="FormatException">It is no object, or one does.</exception>
    public static JsonElement Read(Blob body, string what, JsonSchema schema, Strictness strictness)
    {
        JsonElement value = JsonBody.ReadObject(body, what, Once);
        if (strictness == Strictness.Strict)
        {
            schema.RefuseUnknown(value);
        }

        return value;
    }

    /// <summary>A text that must be there.</summary>
    /// <exception cref="FormatException">It is not there, or no text.</exception>
    public static string Text(JsonElement parent, string name, string what) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"The {what} has no text '{name}'.");
}
