using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>The objects that requests bring, member by member as the document's examples have them.</summary>
internal sealed class VitamShape(string what, params VitamMember[] members)
{
    private static readonly VitamType Assignments = VitamType.ListOf(new("assignment",
        new("target", VitamType.Text, IsRequired: true),
        new("result", VitamType.Text, IsRequired: true)));

    private static readonly VitamShape Action = new("action",
        new("action", VitamType.Text, IsRequired: true),
        new("arguments", VitamType.MapOfTexts),
        new("results", VitamType.Map),
        new("status", VitamType.Text),
        new("post_assign", Assignments),
        new("start_time", VitamType.Time),
        new("end_time", VitamType.Time));

    /// <summary>What is submitted. Only the first three are in the example; its predecessor's whole workflow shows the others.</summary>
    public static readonly VitamShape Step = new("step",
        new("Step", VitamType.FilledText, IsRequired: true),
        new("otherInfo", VitamType.Text),
        new("actions", VitamType.FilledListOf(Action), IsRequired: true),
        new("pool", VitamType.Anything),
        new("results", VitamType.Map),
        new("post_assign", Assignments),
        new("start_time", VitamType.Time),
        new("end_time", VitamType.Time));

    /// <summary>The generic object, by which a task is canceled.</summary>
    public static readonly VitamShape Generic = new("generic object",
        new("X-RequestId", VitamType.Text),
        new("code", VitamType.Integer),
        new("vitamCode", VitamType.Integer),
        new("timestamp", VitamType.Time),
        new("message", VitamType.Text));

    public static readonly VitamShape ListRequest = new("request for a list", new VitamMember("query", VitamType.Text));

    /// <summary>Reads an object from the body of a request.</summary>
    /// <exception cref="VitamRefusedException">It is none, or has not this shape.</exception>
    public JsonElement Read(Blob body, Strictness strictness)
    {
        JsonElement value;
        try
        {
            value = JsonBody.ReadObject(body, what);
        }
        catch (FormatException exception)
        {
            // The message of a JsonException quotes the body.
            throw new VitamRefusedException(exception.InnerException is JsonException json && body.Length > 0
                ? $"The {what} is not JSON: see line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}."
                : exception.Message);
        }

        Check(value, strictness);
        return value;
    }

    /// <exception cref="VitamRefusedException">The value has not this shape.</exception>
    public void Check(JsonElement value, Strictness strictness)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new VitamRefusedException($"The {what} is not a JSON object.");
        }

        RefuseUnknown(value, strictness);
        foreach (VitamMember member in members)
        {
            bool isThere = value.TryGetProperty(member.Name, out JsonElement content) && content.ValueKind != JsonValueKind.Null;
            if (!isThere && member.IsRequired)
            {
                throw new VitamRefusedException($"The {what} has no member '{member.Name}'.");
            }

            if (isThere && !member.Type.Takes(content, strictness))
            {
                throw new VitamRefusedException($"The member '{member.Name}' of the {what} is not {member.Type.Name}.");
            }
        }
    }

    private void RefuseUnknown(JsonElement value, Strictness strictness)
    {
        if (strictness == Strictness.AsServer)
        {
            return;
        }

        foreach (string name in value.EnumerateObject().Select(member => member.Name).Where(name => !Array.Exists(members, known => known.Name == name)))
        {
            string nearest = Nearest.To(name, members.Select(known => known.Name));
            throw new VitamRefusedException(
                $"A member of the {what} is not documented; the nearest documented one is '{nearest}'.",
                $"The member '{name}' of the {what} is not documented; the nearest documented one is '{nearest}'. (Strict mode of the fake.)");
        }
    }
}
