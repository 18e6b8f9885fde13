using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxTimestampConverter : JsonConverter<DataFluxTimestamp>
{
    public override DataFluxTimestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => new DataFluxTimestamp(reader.GetString()!),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, DataFluxTimestamp value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
