using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// Reads an error of whatever shape. The product has three of them side by side, and a failed task whose error is not
/// understood must not look like a response that is not as promised.
/// </summary>
internal sealed class VitamErrorConverter : JsonConverter<VitamError>
{
    private static readonly HashSet<string> Known = ["http_code", "httpCode", "code", "state", "message", "description", "errors"];

    public override VitamError? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Error(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, VitamError value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.HttpCode is { } httpCode)
        {
            writer.WriteNumber("http_code", httpCode);
        }

        WriteText(writer, "code", value.Code?.Value);
        WriteText(writer, "state", value.State?.Value);
        WriteText(writer, "message", value.Message);
        WriteText(writer, "description", value.Description);
        if (value.Errors.Count > 0)
        {
            writer.WriteStartArray("errors");
            foreach (VitamError error in value.Errors.OfType<VitamError>())
            {
                Write(writer, error, options);
            }

            writer.WriteEndArray();
        }

        foreach ((string name, JsonElement member) in value.AdditionalMembers)
        {
            writer.WritePropertyName(name);
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    /// <summary>The error; null for what says that there is none: nothing, no, zero, an empty text or an empty list.</summary>
    private static VitamError? Error(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Described(json),
        JsonValueKind.Array => Listed(List(json)),
        JsonValueKind.String or JsonValueKind.True => Worded(Text(json)),
        JsonValueKind.Number when !IsZero(json) => Worded(Text(json)),
        _ => null,
    };

    private static VitamError Described(JsonElement json) => new()
    {
        HttpCode = Number(Member(json, "http_code")) ?? Number(Member(json, "httpCode")) ?? Number(Member(json, "code")),
        Code = Text(Member(json, "code")) is { } code ? new VitamTaskType(code) : null,
        State = Text(Member(json, "state")) is { } state ? new VitamErrorState(state) : null,
        Message = Text(Member(json, "message")),
        Description = Text(Member(json, "description")),
        Errors = Inner(Member(json, "errors")),
        Unknown = Others(json),
    };

    private static JsonMembers? Others(JsonElement json)
    {
        JsonMembers? others = null;
        foreach (JsonProperty member in json.EnumerateObject().Where(member => !Known.Contains(member.Name)))
        {
            (others ??= [])[member.Name] = member.Value;
        }

        return others;
    }

    private static VitamError? Listed(List<VitamError> errors) => errors switch
    {
        [] => null,
        [var only] => only,
        _ => new VitamError { Errors = errors },
    };

    private static VitamError? Worded(string? text) => string.IsNullOrWhiteSpace(text) ? null : new VitamError { Message = text };

    /// <summary>The inner errors. What is no list is one error, unless it says nothing.</summary>
    private static List<VitamError> Inner(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? List(json)
        : Error(json) is { } only && only with { Unknown = null } != new VitamError() ? [only]
        : [];

    private static List<VitamError> List(JsonElement json) => [.. json.EnumerateArray().Select(Error).OfType<VitamError>()];

    private static JsonElement Member(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement member) ? member : default;

    private static int? Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetInt32(out int number) => number,
        JsonValueKind.String when int.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };

    private static bool IsZero(JsonElement json) => json.TryGetDouble(out double number) && number == 0;

    private static string? Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => json.GetString(),
        _ => json.GetRawText(),
    };
}
