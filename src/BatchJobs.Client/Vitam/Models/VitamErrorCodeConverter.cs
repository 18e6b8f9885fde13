using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// Reads the <c>code</c> of an error, which is a task's type in this document and a number in the product's other errors. A
/// number is kept as its text.
/// </summary>
internal sealed class VitamErrorCodeConverter : JsonConverter<VitamTaskType>
{
    public override VitamTaskType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new VitamTaskType(reader.GetString()!),
        JsonTokenType.Number => new VitamTaskType(JsonElement.ParseValue(ref reader).GetRawText()),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, VitamTaskType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
