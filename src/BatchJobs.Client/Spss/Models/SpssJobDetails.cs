using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>A job as the service describes it: what was submitted, and what has become of it.</summary>
/// <remarks>
/// Source: IBM SPSS Modeler batch job API, <c>GET /v1/jobs/{id}</c>, and exchanges recorded on the live service.
/// The service returns database passwords in clear; they show nowhere but in <see cref="GetDefinition"/>'s JSON.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SpssJobDetails
{
    private SpssJobStatus? result;

    /// <summary>The job's identifier.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>What the job does, in the service's word.</summary>
    [JsonPropertyName("action")]
    public string? Action { get; init; }

    /// <summary>The state.</summary>
    [JsonPropertyName("status")]
    public SpssJobState State { get; init; }

    /// <summary>When the job was created.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the job ended; null while it has not.</summary>
    [JsonPropertyName("finishedAt")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Who created the job; the member is spelt <c>creater</c>.</summary>
    [JsonPropertyName("creater")]
    public string? Creator { get; init; }

    /// <summary>Region and service instance.</summary>
    [JsonPropertyName("namespace")]
    public string? Namespace { get; init; }

    /// <summary>The service's own key of the job.</summary>
    [JsonPropertyName("storageId")]
    public string? StorageId { get; init; }

    /// <summary>What came of the job; null while it is not over.</summary>
    [JsonPropertyName("result")]
    public SpssJobStatus? Result { get => result; init => result = value; }

    /// <summary>Members that this library does not know.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ??= [];

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    [JsonInclude]
    [JsonPropertyName("model")]
    internal JsonElement? Model { get; init; }

    [JsonInclude]
    [JsonPropertyName("outputType")]
    internal JsonElement? OutputType { get; init; }

    [JsonInclude]
    [JsonPropertyName("dbDefinitions")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonElement? DbDefinitions { get; init; }

    [JsonInclude]
    [JsonPropertyName("setting")]
    internal JsonElement? Setting { get; init; }

    /// <summary>The definition that the job was submitted with, for looking at it or for submitting it again.</summary>
    /// <exception cref="InputValidationException">Somebody submitted what is not a valid definition.</exception>
    public JobDefinition GetDefinition() => JobDefinition.Parse(JobDefinitionMatcher.Write(this));

    /// <summary>The service's clock when it described the job; null when its response had no <c>Date</c>.</summary>
    [JsonIgnore]
    internal DateTimeOffset? ServiceTime { get; private set; }

    internal SpssJobDetails With(SpssJobStatus? result, DateTimeOffset? serviceTime)
    {
        var copy = (SpssJobDetails)MemberwiseClone();
        copy.result = result;
        copy.ServiceTime = serviceTime;
        return copy;
    }

    /// <summary>Identifier, action and state.</summary>
    public override string ToString() => $"{Id}: {Action} {State}";
}

/// <summary>What the service answers to a submission or resubmission.</summary>
/// <param name="Job">The job as the service describes it.</param>
/// <param name="IsNew">Whether the job is a new one (201), and not an existing one that was submitted again (200).</param>
public sealed record SpssSubmittedJob(SpssJobDetails Job, bool IsNew);

/// <summary>Times on this service's wire are milliseconds since 1970-01-01 UTC.</summary>
internal sealed class EpochMillisecondsConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.Number
            || !reader.TryGetInt64(out long milliseconds)
            || milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            throw new JsonException();
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteNumberValue(time.ToUnixTimeMilliseconds());
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
