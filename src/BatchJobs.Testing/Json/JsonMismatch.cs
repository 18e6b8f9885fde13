using System.Text.Json;

namespace BatchJobs.Testing;

/// <summary>A value that is not what a schema wants, or that is missing.</summary>
/// <param name="Owner">What the object is called that has the value; the value itself when <paramref name="Member"/> is null.</param>
/// <param name="Member">The member's name; null when the value is no member, but the item of an array or the whole.</param>
/// <param name="Pointer">The value's JSON Pointer.</param>
/// <param name="Expected">What the value must be.</param>
/// <param name="Actual">The value; null when it is missing.</param>
internal sealed record JsonMismatch(string Owner, string? Member, string Pointer, JsonType Expected, JsonElement? Actual)
{
    /// <summary>A sentence with names only, which repeats nothing of the value.</summary>
    public string InNames => Member is null ? $"The {Owner} is not a JSON object."
        : Actual is null ? $"The {Owner} has no member '{Member}'."
        : $"The member '{Member}' of the {Owner} is not {Expected.Name}.";

    /// <summary>A sentence with the place; it repeats the value where that is a word and no secret.</summary>
    public string WithPlace => Actual is { } actual
        ? $"'{Pointer}' must be {Expected.Name}, and is {Shown(actual)}."
        : $"'{Pointer}' is missing.";

    private string Shown(JsonElement actual) => actual.ValueKind switch
    {
        JsonValueKind.String when Expected.IsWord => $"'{Excerpt.Of(actual.GetString()!)}'",
        JsonValueKind.Number when Expected.IsWord => Excerpt.Of(actual.GetRawText()),
        JsonValueKind.String => actual.ValueEquals(""u8) ? "empty" : "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
