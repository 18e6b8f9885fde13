using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace BatchJobs.Testing.Spss;

/// <summary>The JSON of the service, in and out, member by member as it was recorded on the live service.</summary>
internal sealed class SpssWire(SpssFakeOptions options)
{
    private static readonly string[] Actions = ["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"];

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a job definition as far as the service looks at it when a job is submitted.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static JsonElement ReadDefinition(Blob body, Strictness strictness)
    {
        JsonElement definition = ReadObject(body);
        string? action = definition.TryGetProperty("action", out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        if (Array.IndexOf(Actions, action) < 0)
        {
            throw new FormatException($"The action '{action}' is not one of {string.Join(", ", Actions)}.");
        }

        if (strictness == Strictness.Strict && SpssShape.Definition.FindUnknown(definition) is { } unknown)
        {
            throw new FormatException(
                $"The member '{unknown.Pointer}' is not documented; the nearest documented one is '{unknown.Nearest}'. (Strict mode of the fake.)");
        }

        return definition;
    }

    public byte[] Job(FakeSpssJob job, string publicUrl) => Write(writer => WriteJob(writer, job, publicUrl));

    public byte[] Jobs(IEnumerable<FakeSpssJob> jobs, string publicUrl) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (FakeSpssJob job in jobs)
        {
            WriteJob(writer, job, publicUrl);
        }

        writer.WriteEndArray();
    });

    public static byte[] Status(FakeSpssJob job, string publicUrl) => Write(writer => WriteStatus(writer, job, publicUrl));

    public static byte[] FileIds(IEnumerable<string> ids) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (string id in ids)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    });

    public static byte[] Error(string message) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("flag", false);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });

    /// <summary>The address of a file, without a query.</summary>
    public static string FileUrl(string publicUrl, string id) => $"{publicUrl}/pm/v1/file/{Uri.EscapeDataString(id)}";

    private static JsonElement ReadObject(Blob body)
    {
        try
        {
            byte[] json = body.ToArray();
            RefuseBrokenText(json);
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new FormatException("The job definition is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                body.Length == 0 ? "The request has no job definition." : $"The job definition is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>JSON can escape half of a surrogate pair (RFC 8259, section 8.2), which no text can hold.</summary>
    private static void RefuseBrokenText(byte[] json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new FormatException("The job definition is not UTF-8.");
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("The job definition has a text with half of a surrogate pair.", exception);
        }
    }

    private void WriteJob(Utf8JsonWriter writer, FakeSpssJob job, string publicUrl)
    {
        JsonElement definition = job.Run.Submitted.Definition;
        writer.WriteStartObject();
        writer.WriteString("namespace", options.Namespace);
        writer.WriteString("storageId", $"{options.Namespace}/{job.Id}");
        WriteKnown(writer, definition, "action");
        writer.WriteNumber("createdAt", job.CreatedAt.ToUnixTimeMilliseconds());
        if (job.EndedAt is { } end)
        {
            writer.WriteNumber("finishedAt", end.ToUnixTimeMilliseconds());
        }

        writer.WriteString("creater", options.Tenant);
        writer.WriteString("id", job.Id);
        WriteKnown(writer, definition, "model");
        WriteKnown(writer, definition, "outputType");
        writer.WriteString("status", job.CurrentState);
        WriteSetting(writer, definition);
        WriteKnown(writer, definition, "dbDefinitions");
        if (SpssLifecycle.IsTerminal(job.CurrentState))
        {
            writer.WritePropertyName("result");
            WriteStatus(writer, job, publicUrl);
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
            SpssShape.Definition.Find("setting")!.WriteKnownMembers(writer, setting);
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
            SpssShape.Definition.Find(name)!.WriteKnown(writer, member);
        }
    }

    private static void WriteStatus(Utf8JsonWriter writer, FakeSpssJob job, string publicUrl)
    {
        writer.WriteStartObject();
        writer.WriteString("jobId", job.Id);
        writer.WriteString("jobStatus", job.CurrentState);
        if (job.FailureText is { } failure)
        {
            writer.WriteString("failureMsg", failure);
        }

        if (job.ResultId is { } result)
        {
            writer.WriteString("dataUrl", FileUrl(publicUrl, result));
        }

        writer.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
