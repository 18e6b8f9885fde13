using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client;

/// <summary>A word of a service's vocabulary that keeps words the library does not know.</summary>
internal interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    string Value { get; }

    static abstract TSelf Of(string value);
}

/// <summary>Reads and writes an open vocabulary as a JSON string.</summary>
internal sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
