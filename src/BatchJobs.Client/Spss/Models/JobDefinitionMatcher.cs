using System.Buffers;
using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>The part of a described job that is the definition it was submitted with.</summary>
internal static class JobDefinitionMatcher
{
    public static ReadOnlySpan<byte> Write(SpssJobDetails job)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (job.Action is { } action)
            {
                writer.WriteString("action", action);
            }

            Write(writer, "model", job.Model);
            Write(writer, "outputType", job.OutputType);
            Write(writer, "dbDefinitions", job.DbDefinitions);
            Write(writer, "setting", job.Setting);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    /// <summary>
    /// Whether the service describes a job that was submitted with this definition. The service adds members of its own
    /// (an empty <c>parameterOverride</c>), and may write a port as a number that was sent as a text.
    /// </summary>
    public static bool Matches(JobDefinition definition, SpssJobDetails job)
    {
        using var sent = JsonDocument.Parse(definition.Utf8Json);
        using var echoed = JsonDocument.Parse(Write(job).ToArray());
        return Contains(echoed.RootElement, sent.RootElement);
    }

    private static bool Contains(JsonElement echoed, JsonElement sent) => sent.ValueKind switch
    {
        JsonValueKind.Object => echoed.ValueKind == JsonValueKind.Object && sent.EnumerateObject().All(member => ContainsMember(echoed, member)),
        JsonValueKind.Array => echoed.ValueKind == JsonValueKind.Array
            && echoed.GetArrayLength() == sent.GetArrayLength()
            && echoed.EnumerateArray().Zip(sent.EnumerateArray(), Contains).All(same => same),
        JsonValueKind.String or JsonValueKind.Number => string.Equals(echoed.ToString(), sent.ToString(), StringComparison.Ordinal),
        _ => echoed.ValueKind == sent.ValueKind,
    };

    private static bool ContainsMember(JsonElement echoed, JsonProperty member) =>
        echoed.TryGetProperty(member.Name, out JsonElement value)
            ? Contains(value, member.Value)
            : IsEmpty(member.Value) || !IsDocumented(member.Name);

    // The service leaves out what is not set, and what it does not know.
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.String => value.ValueEquals(""),
        _ => false,
    };

    private static bool IsDocumented(string member) =>
        member is "action" or "model" or "dbDefinitions" or "setting" or "inputs" or "exports" or "parameterOverride" or "reportFormat"
            or "id" or "name" or "value" or "node" or "odbc" or "dbRef" or "table" or "insertMode"
            or "type" or "host" or "port" or "db" or "username" or "password" or "options";

    private static void Write(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { } present)
        {
            writer.WritePropertyName(name);
            present.WriteTo(writer);
        }
    }
}
