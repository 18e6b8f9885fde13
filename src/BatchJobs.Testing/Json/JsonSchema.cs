using System.Text.Json;

namespace BatchJobs.Testing;

/// <summary>What the value of a member must be.</summary>
/// <param name="Name">What it is called in a message.</param>
/// <param name="Takes">Whether a value is of the type.</param>
/// <param name="IsWord">Whether a message may repeat a value that is not of the type, for it is no secret.</param>
internal sealed record JsonType(string Name, Func<JsonElement, bool> Takes, bool IsWord = false)
{
    public static readonly JsonType Anything = new("anything", static _ => true);
    public static readonly JsonType Text = new("a text", static value => value.ValueKind == JsonValueKind.String);
    public static readonly JsonType FilledText = new("a text with something in it", static value => value.ValueKind == JsonValueKind.String && !value.ValueEquals(""u8));
    public static readonly JsonType Integer = new("an integer", static value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int _));
    public static readonly JsonType Object = new("an object", static value => value.ValueKind == JsonValueKind.Object);
    public static readonly JsonType Array = new("an array", static value => value.ValueKind == JsonValueKind.Array);
    public static readonly JsonType FilledArray = new("an array with something in it", static value => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0);

    public static readonly JsonType ObjectOfTexts = new("an object of texts", static value =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String));

    /// <summary>One of the words of a closed list.</summary>
    public static JsonType OneOf(params string[] words) => new(
        $"one of {string.Join(", ", words)}",
        value => value.ValueKind == JsonValueKind.String && System.Array.Exists(words, value.ValueEquals),
        IsWord: true);
}

/// <summary>A member that an object may have, or must have; null is as good as leaving it out.</summary>
/// <param name="Name">The name; <c>*</c> for any.</param>
/// <param name="Type">What the value must be.</param>
/// <param name="Schema">The members of the value, or of each item of an array.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record JsonMember(string Name, JsonType Type, JsonSchema Schema, bool IsRequired = false)
{
    public static implicit operator JsonMember(string name) => new(name, JsonType.Anything, JsonSchema.Anything);

    public static implicit operator JsonMember((string Name, JsonSchema Schema) member) => new(member.Name, JsonType.Anything, member.Schema);

    public static implicit operator JsonMember((string Name, JsonType Type) member) => new(member.Name, member.Type, JsonSchema.Anything);
}

/// <summary>The members of a JSON object that the documents know.</summary>
/// <param name="what">What the object is called in a message.</param>
/// <param name="members">The members; none for a value that may have any.</param>
internal sealed class JsonSchema(string what, params JsonMember[] members)
{
    public static readonly JsonSchema Anything = new("value");

    /// <summary>Gets what the object is called in a message.</summary>
    public string Name => what;

    /// <summary>Finds the first member, of the value or within it, that no document knows.</summary>
    /// <returns>The object's name, the member's JSON Pointer and name, and the known member that is most like it; null when there is none.</returns>
    public (string Owner, string Pointer, string Name, string Closest)? FindUnknown(JsonElement value, string pointer = "")
    {
        if (members.Length == 0)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select((item, index) => FindUnknown(item, $"{pointer}/{index}")).FirstOrDefault(found => found is not null),
            JsonValueKind.Object => value.EnumerateObject().Select(member => FindUnknown(member, pointer)).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    /// <summary>Refuses a value in which a member is that no document knows.</summary>
    /// <exception cref="FormatException">There is such a member.</exception>
    public void RefuseUnknown(JsonElement value)
    {
        if (FindUnknown(value) is { } unknown)
        {
            throw new UndocumentedException($"The member '{unknown.Pointer}' is not documented; the nearest documented one is '{unknown.Closest}'. (Strict mode of the fake.)");
        }
    }

    /// <summary>Finds the first member, of the value or within it, that is missing or of the wrong type.</summary>
    /// <param name="value">The value, which must be an object.</param>
    /// <param name="pointer">The value's JSON Pointer.</param>
    /// <returns>The mismatch; null when there is none.</returns>
    public JsonMismatch? FindMismatch(JsonElement value, string pointer = "")
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return new JsonMismatch(what, null, pointer, JsonType.Object, value);
        }

        foreach (JsonMember member in members)
        {
            bool isThere = value.TryGetProperty(member.Name, out JsonElement content) && content.ValueKind != JsonValueKind.Null;
            if (!isThere && !member.IsRequired)
            {
                continue;
            }

            string place = JsonPointer.To(pointer, member.Name);
            JsonMismatch? mismatch = !isThere ? new JsonMismatch(what, member.Name, place, member.Type, null)
                : member.Type.Takes(content) ? member.Schema.FindMismatchWithin(content, place)
                : new JsonMismatch(what, member.Name, place, member.Type, content);
            if (mismatch is not null)
            {
                return mismatch;
            }
        }

        return null;
    }

    public JsonSchema? Find(string name) => Array.Find(members, member => member.Name == name || member.Name == "*")?.Schema;

    /// <summary>Writes the known members and leaves out the others, as a server does that ignores them.</summary>
    public void WriteKnown(Utf8JsonWriter writer, JsonElement value)
    {
        if (members.Length == 0 || value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            value.WriteTo(writer);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (JsonElement item in value.EnumerateArray())
            {
                WriteKnown(writer, item);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStartObject();
            WriteKnownMembers(writer, value);
            writer.WriteEndObject();
        }
    }

    public void WriteKnownMembers(Utf8JsonWriter writer, JsonElement value)
    {
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (Find(member.Name) is { } schema && member.Value.ValueKind != JsonValueKind.Null)
            {
                writer.WritePropertyName(member.Name);
                schema.WriteKnown(writer, member.Value);
            }
        }
    }

    private JsonMismatch? FindMismatchWithin(JsonElement value, string pointer) => members.Length == 0 ? null : value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select((item, index) => FindMismatch(item, $"{pointer}/{index}")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => FindMismatch(value, pointer),
        _ => null,
    };

    private (string Owner, string Pointer, string Name, string Closest)? FindUnknown(JsonProperty member, string pointer)
    {
        string place = JsonPointer.To(pointer, member.Name);
        return Find(member.Name) is { } schema
            ? schema.FindUnknown(member.Value, place)
            : (what, place, member.Name, ClosestMatch.To(member.Name, members.Select(known => known.Name)));
    }
}
