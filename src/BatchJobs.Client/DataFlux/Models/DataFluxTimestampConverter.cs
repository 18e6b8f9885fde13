using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxTimestampConverter : JsonConverter<DataFluxTimestamp>
{
    public override DataFluxTimestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => new DataFluxTimestamp(reader.GetString()!),

        // A time in a form of its own is no reason to refuse a job, and with it the list of all.
        _ => new DataFluxTimestamp(JsonElement.ParseValue(ref reader).GetRawText()),
    };

    public override void Write(Utf8JsonWriter writer, DataFluxTimestamp value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
