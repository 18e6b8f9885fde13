using System.Text.Json;

namespace BatchJobs.Client.Vitam;

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
