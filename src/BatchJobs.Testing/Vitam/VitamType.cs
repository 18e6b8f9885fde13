using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>What the value of a member must be.</summary>
/// <param name="Name">What it is called in a reason.</param>
/// <param name="Takes">Whether a value is of the type.</param>
internal sealed record VitamType(string Name, Func<JsonElement, Strictness, bool> Takes)
{
    public static readonly VitamType Anything = new("anything", static (_, _) => true);

    public static readonly VitamType Text = new("a text", static (value, _) => value.ValueKind == JsonValueKind.String);

    public static readonly VitamType FilledText = new("a text with something in it", static (value, _) =>
        value.ValueKind == JsonValueKind.String && !value.ValueEquals(""u8));

    public static readonly VitamType Integer = new("an integer", static (value, _) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int _));

    public static readonly VitamType Time = new("a date-time of RFC 3339", static (value, _) =>
        value.ValueKind == JsonValueKind.String && VitamTime.Read(value.GetString()!) is not null);

    public static readonly VitamType Map = new("an object", static (value, _) => value.ValueKind == JsonValueKind.Object);

    public static readonly VitamType MapOfTexts = new("an object of texts", static (value, _) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String));

    public static VitamType ListOf(VitamShape shape) => new("an array", (value, strictness) =>
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            shape.Check(item, strictness);
        }

        return true;
    });

    public static VitamType FilledListOf(VitamShape shape) => new("an array with something in it", (value, strictness) =>
        ListOf(shape).Takes(value, strictness) && value.GetArrayLength() > 0);
}
