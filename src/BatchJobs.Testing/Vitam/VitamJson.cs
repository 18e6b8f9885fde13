using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>A request that the service does not take as it is: 412.</summary>
internal sealed class VitamRequestException(string reason, string? hint = null) : Exception(reason)
{
    /// <summary>Gets why, without anything of the request's body.</summary>
    public string Reason { get; } = reason;

    /// <summary>Gets what the response says about something that is not documented; null for a response without a body.</summary>
    public string? Hint { get; } = hint;
}

/// <summary>The objects that requests bring, member by member as the document's examples have them.</summary>
internal static class VitamJson
{
    private static readonly JsonType Time = new("a date-time of RFC 3339", static value =>
        value.ValueKind == JsonValueKind.String && VitamTime.Read(value.GetString()!) is not null);

    private static readonly JsonMember Assignments = new("post_assign", JsonType.Array, new JsonSchema("assignment",
        new JsonMember("target", JsonType.Text, JsonSchema.Anything, IsRequired: true),
        new JsonMember("result", JsonType.Text, JsonSchema.Anything, IsRequired: true)));

    private static readonly JsonSchema Action = new("action",
        new JsonMember("action", JsonType.Text, JsonSchema.Anything, IsRequired: true),
        ("arguments", JsonType.ObjectOfTexts),
        ("results", JsonType.Object),
        ("status", JsonType.Text),
        Assignments,
        ("start_time", Time),
        ("end_time", Time));

    /// <summary>
    /// What is submitted. The first three are in the example, the document names the next two without their shapes, and the example's
    /// predecessor, a whole workflow, shows the others.
    /// </summary>
    public static readonly JsonSchema Step = new("step",
        new JsonMember("Step", JsonType.FilledText, JsonSchema.Anything, IsRequired: true),
        ("otherInfo", JsonType.Text),
        new JsonMember("actions", JsonType.FilledArray, Action, IsRequired: true),
        "context",
        "item",
        "pool",
        ("results", JsonType.Object),
        Assignments,
        ("start_time", Time),
        ("end_time", Time));

    /// <summary>The generic object, by which a task is canceled.</summary>
    public static readonly JsonSchema Generic = new("generic object",
        ("X-RequestId", JsonType.Text),
        ("code", JsonType.Integer),
        ("vitamCode", JsonType.Integer),
        ("timestamp", Time),
        ("message", JsonType.Text));

    public static readonly JsonSchema ListRequest = new("request for a list", ("query", JsonType.Text));

    /// <summary>Reads an object from the body of a request.</summary>
    /// <exception cref="VitamRequestException">It is none, or has not the members of the schema.</exception>
    public static JsonElement Read(Blob body, JsonSchema schema, Strictness strictness)
    {
        JsonElement value;
        try
        {
            value = JsonBody.ReadObject(body, schema.Name);
        }
        catch (FormatException exception)
        {
            // The message of a JsonException quotes the body.
            throw new VitamRequestException(exception.InnerException is JsonException json && body.Length > 0
                ? $"The {schema.Name} is not JSON: see line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}."
                : exception.Message);
        }

        if (strictness == Strictness.Strict && schema.FindUnknown(value) is { } unknown)
        {
            throw new VitamRequestException(
                $"A member of the {unknown.Owner} is not documented; the nearest documented one is '{unknown.Closest}'.",
                $"The member '{unknown.Name}' of the {unknown.Owner} is not documented; the nearest documented one is '{unknown.Closest}'. (Strict mode of the fake.)");
        }

        return schema.FindMismatch(value) is { } mismatch ? throw new VitamRequestException(mismatch.InNames) : value;
    }
}
