using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>The JSON of the service, in and out, member by member as it was recorded on the live service.</summary>
internal sealed class SpssJsonFormat(SpssFakeOptions options)
{
    private static readonly string[] Actions = ["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"];

    // A list is asked for again and again, and mostly none of its jobs has changed meanwhile.
    private (byte[][] Jobs, byte[] Json)? list;

    /// <summary>Reads a job definition as far as the service checks it when a job is submitted.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static JsonElement ReadDefinition(Blob body, Strictness strictness)
    {
        JsonElement definition = JsonBody.ReadObject(body, "job definition");
        string? action = definition.TryGetProperty("action", out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        if (Array.IndexOf(Actions, action) < 0)
        {
            throw new FormatException($"The action '{action}' is not one of {string.Join(", ", Actions)}.");
        }

        if (strictness == Strictness.Strict)
        {
            SpssDefinitionSchema.Definition.RefuseUnknown(definition);
        }

        return definition;
    }

    public byte[] Job(FakeSpssJob job, FakeRequest request) => JsonBytes.Write(writer => WriteJob(writer, job, request));

    public byte[] Jobs(IEnumerable<FakeSpssJob> jobs, FakeRequest request)
    {
        string publicUrl = SpssRoutes.PublicUrl(options, request);
        byte[][] jsons = [.. jobs.Select(job => Listed(job, publicUrl, request))];
        if (list is null || !list.Value.Jobs.AsSpan().SequenceEqual(jsons, ReferenceEqualityComparer.Instance))
        {
            list = (jsons, JsonBytes.Array(jsons));
        }

        return list.Value.Json;
    }

    public byte[] Status(FakeSpssJob job, FakeRequest request) => JsonBytes.Write(writer => WriteStatus(writer, job, request));

    public static byte[] FileIds(IEnumerable<string> ids) => JsonBytes.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (string id in ids)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    });

    public static byte[] Error(string message) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("flag", false);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });

    /// <summary>The address of a file, without a query.</summary>
    public static string FileUrl(string publicUrl, string id) => $"{publicUrl}/pm/v1/file/{Uri.EscapeDataString(id)}";

    private byte[] Listed(FakeSpssJob job, string publicUrl, FakeRequest request)
    {
        var key = new ListedSpssJob.Key(job.Changes, publicUrl, options.Namespace, options.Tenant);
        ListedSpssJob listed = job.Listed is { } last && last.From == key ? last : new ListedSpssJob(key, Job(job, request));
        job.Listed = listed;
        return listed.Json;
    }

    private void WriteJob(Utf8JsonWriter writer, FakeSpssJob job, FakeRequest request)
    {
        JsonElement definition = job.Submitted.Definition;
        writer.WriteStartObject();
        writer.WriteString("namespace", options.Namespace);
        writer.WriteString("storageId", $"{options.Namespace}/{job.Id}");
        WriteKnown(writer, definition, "action");
        writer.WriteNumber("createdAt", job.CreatedAt.ToUnixTimeMilliseconds());
        if (job.FinishedAt is { } end)
        {
            writer.WriteNumber("finishedAt", end.ToUnixTimeMilliseconds());
        }

        writer.WriteString("creater", options.Tenant);
        writer.WriteString("id", job.Id);
        WriteKnown(writer, definition, "model");
        WriteKnown(writer, definition, "outputType");
        writer.WriteString("status", job.State);
        WriteSetting(writer, definition);
        WriteKnown(writer, definition, "dbDefinitions");
        if (job.IsFinal)
        {
            writer.WritePropertyName("result");
            WriteStatus(writer, job, request);
        }

        writer.WriteEndObject();
    }

    /// <summary>The service adds an empty <c>parameterOverride</c> to settings that have none.</summary>
    private static void WriteSetting(Utf8JsonWriter writer, JsonElement definition)
    {
        writer.WriteStartObject("setting");
        bool hasParameters = false;
        if (definition.TryGetProperty("setting", out JsonElement setting) && setting.ValueKind == JsonValueKind.Object)
        {
            SpssDefinitionSchema.Definition.Find("setting")!.WriteKnownMembers(writer, setting);
            hasParameters = setting.TryGetProperty("parameterOverride", out JsonElement parameters) && parameters.ValueKind != JsonValueKind.Null;
        }

        if (!hasParameters)
        {
            writer.WriteStartArray("parameterOverride");
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter writer, JsonElement definition, string name)
    {
        if (definition.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null)
        {
            writer.WritePropertyName(name);
            SpssDefinitionSchema.Definition.Find(name)!.WriteKnown(writer, member);
        }
    }

    private void WriteStatus(Utf8JsonWriter writer, FakeSpssJob job, FakeRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("jobId", job.Id);
        writer.WriteString("jobStatus", job.State);
        if (job.FailureMessage is { } failure)
        {
            writer.WriteString("failureMsg", failure);
        }

        if (job.ResultId is { } result)
        {
            writer.WriteString("dataUrl", FileUrl(SpssRoutes.PublicUrl(options, request), result));
        }

        writer.WriteEndObject();
    }
}

/// <summary>A job's JSON in a list, and what it was written from.</summary>
internal sealed record ListedSpssJob(ListedSpssJob.Key From, byte[] Json)
{
    public readonly record struct Key(int Changes, string PublicUrl, string Namespace, string Tenant);
}
