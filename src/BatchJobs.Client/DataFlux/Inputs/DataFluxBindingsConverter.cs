using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxBindingsConverter : JsonConverter<DataFluxBindings>
{
    public override DataFluxBindings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        var tables = new Dictionary<string, DataFluxTable>(StringComparer.Ordinal);
        var others = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            {
                values[member.Name] = member.Value.GetString();
            }
            else if (DataFluxTableJson.TryRead(member.Value) is { } table)
            {
                tables[member.Name] = table;
            }
            else
            {
                others[member.Name] = member.Value;
            }
        }

        return new DataFluxBindings(values, tables, others);
    }

    public override void Write(Utf8JsonWriter writer, DataFluxBindings value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteMembers(writer, value.Values, value.Tables);
        foreach ((string name, JsonElement other) in value.Others)
        {
            writer.WritePropertyName(name);
            other.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> values, IReadOnlyDictionary<string, DataFluxTable> tables)
    {
        foreach ((string name, string? text) in values)
        {
            writer.WriteString(name, text);
        }

        foreach ((string name, DataFluxTable table) in tables)
        {
            writer.WritePropertyName(name);
            DataFluxTableJson.Write(writer, table);
        }
    }
}
