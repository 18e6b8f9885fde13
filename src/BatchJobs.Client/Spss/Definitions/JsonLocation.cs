using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>A JSON value and where it stands.</summary>
internal readonly record struct JsonLocation(JsonElement Element, JsonPointer Pointer)
{
    public string Text => Element.GetString()!;

    /// <summary>What stands there, for a message; texts and structures are named and not shown, for they may hold secrets.</summary>
    public string Found => Element.ValueKind switch
    {
        JsonValueKind.Object => "An object",
        JsonValueKind.Array => "An array",
        JsonValueKind.String => "This text",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => "This number",
        _ => Element.GetRawText(),
    };

    public JsonPointer At(string member) => Pointer.At(member);

    public IEnumerable<JsonLocation> Members()
    {
        foreach (JsonProperty member in Element.EnumerateObject())
        {
            yield return new JsonLocation(member.Value, Pointer.At(member.Name));
        }
    }

    public IEnumerable<JsonLocation> Items()
    {
        int index = 0;
        foreach (JsonElement item in Element.EnumerateArray())
        {
            yield return new JsonLocation(item, Pointer.At(index++));
        }
    }
}
