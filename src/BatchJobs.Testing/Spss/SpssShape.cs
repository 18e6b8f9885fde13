using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>The members of a job definition that the documents and the recorded exchanges know.</summary>
internal sealed class SpssShape
{
    private static readonly SpssShape Leaf = new([]);

    private static readonly SpssShape Input = new(
        ("odbc", new(("dbRef", Leaf), ("table", Leaf))),
        ("node", Leaf),
        ("attributes", Leaf));

    private static readonly SpssShape Export = new(
        ("odbc", new(("insertMode", Leaf), ("dbRef", Leaf), ("table", Leaf))),
        ("node", Leaf),
        ("attributes", Leaf),
        ("bulkLoading", Leaf));

    private static readonly SpssShape Database = new(
        ("type", Leaf), ("host", Leaf), ("port", Leaf), ("db", Leaf), ("username", Leaf), ("password", Leaf), ("options", Leaf));

    public static readonly SpssShape Definition = new(
        ("action", Leaf),
        ("model", new(("id", Leaf), ("name", Leaf))),
        ("outputType", Leaf),
        ("setting", new(
            ("exports", Export),
            ("inputs", Input),
            ("parameterOverride", new(("name", Leaf), ("value", Leaf))),
            ("reportFormat", Leaf))),
        ("dbDefinitions", new(("*", Database))));

    private readonly (string Name, SpssShape Shape)[] members;

    private SpssShape(params (string Name, SpssShape Shape)[] members) => this.members = members;

    /// <summary>The first member that is not known, with the known one that is most like it.</summary>
    public (string Pointer, string Nearest)? FindUnknown(JsonElement value, string pointer = "")
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
            if (Find(member.Name) is { } shape && member.Value.ValueKind != JsonValueKind.Null)
            {
                writer.WritePropertyName(member.Name);
                shape.WriteKnown(writer, member.Value);
            }
        }
    }

    public SpssShape? Find(string name) => Array.Find(members, member => member.Name == name || member.Name == "*").Shape;

    private (string Pointer, string Nearest)? FindUnknown(JsonProperty member, string pointer)
    {
        string place = $"{pointer}/{member.Name}";
        return Find(member.Name) is { } shape
            ? shape.FindUnknown(member.Value, place)
            : (place, Nearest.To(member.Name, members.Select(known => known.Name)));
    }
}
