using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Reads a word that a service says, which may be a number, and writes it as a JSON string.</summary>
internal sealed class VitamWordConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Of(VitamText.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>Reads a text. A number in its place is kept as it came: it is no reason to refuse the task it stands in.</summary>
internal static class VitamText
{
    public static string Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => JsonElement.ParseValue(ref reader).GetRawText(),
        _ => throw new JsonException(),
    };
}
