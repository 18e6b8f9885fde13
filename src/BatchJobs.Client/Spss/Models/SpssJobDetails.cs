using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>Describes a job as the service does: what was submitted, and its current state or its result.</summary>
/// <remarks>
/// Source: IBM SPSS Modeler batch job API, <c>GET /v1/jobs/{id}</c>, and exchanges recorded on the live service. The service
/// returns database passwords in clear; only the JSON of <see cref="GetDefinition"/> and <see cref="GetRawDefinition"/> show them.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SpssJobDetails
{
    private SpssJobState state;
    private SpssJobStatus? result;

    /// <summary>Gets the job's identifier.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>
    /// Gets the job's action in the service's own word, for example <c>BATCH_SCORE</c>; <see langword="null"/> if the service does
    /// not state it.
    /// </summary>
    [JsonPropertyName("action")]
    public string? Action { get; init; }

    /// <summary>Gets the job's state.</summary>
    [JsonPropertyName("status")]
    public SpssJobState State { get => state; init => state = value; }

    /// <summary>Gets the time when the job was created; <see langword="null"/> if the service does not state it.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the time when the job ended; <see langword="null"/> if it has not ended.</summary>
    [JsonPropertyName("finishedAt")]
    [JsonConverter(typeof(EpochMillisecondsConverter))]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets the name of the user who created the job. The JSON member is spelled <c>creater</c>.</summary>
    [JsonPropertyName("creater")]
    public string? Creator { get; init; }

    /// <summary>Gets the region and the service instance.</summary>
    [JsonPropertyName("namespace")]
    public string? Namespace { get; init; }

    /// <summary>Gets the service's internal key of the job.</summary>
    [JsonPropertyName("storageId")]
    public string? StorageId { get; init; }

    /// <summary>Gets the result of the job; <see langword="null"/> if the job has not ended.</summary>
    [JsonPropertyName("result")]
    public SpssJobStatus? Result { get => result; init => result = value; }

    /// <summary>Gets the JSON members that this library does not know.</summary>
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

    /// <summary>Returns the definition that the job was submitted with, which can be submitted again.</summary>
    /// <returns>The definition.</returns>
    /// <exception cref="InputValidationException">The job was submitted with a definition that is not valid.</exception>
    public JobDefinition GetDefinition() => JobDefinition.Parse(JobDefinitionMatcher.Write(this));

    /// <summary>
    /// Returns the JSON of the definition that the job was submitted with, also if another program submitted it and it is not valid.
    /// <b>It contains the databases' passwords in clear.</b>
    /// </summary>
    /// <returns>The JSON, with the members <c>action</c>, <c>model</c>, <c>outputType</c>, <c>dbDefinitions</c> and <c>setting</c> as far as they are there.</returns>
    public string GetRawDefinition() => Encoding.UTF8.GetString(JobDefinitionMatcher.Write(this));

    /// <summary>The service's clock when it described the job; null when its response had no <c>Date</c>.</summary>
    [JsonIgnore]
    internal DateTimeOffset? ServiceTime { get; private set; }

    internal SpssJobDetails With(SpssJobState state, SpssJobStatus? result, DateTimeOffset? serviceTime)
    {
        var copy = (SpssJobDetails)MemberwiseClone();
        copy.state = state;
        copy.result = result;
        copy.ServiceTime = serviceTime;
        return copy;
    }

    /// <summary>Returns the job's identifier, action and state.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id}: {Action} {State}";
}

/// <summary>Describes the service's response to a submission or resubmission.</summary>
/// <param name="Job">The job as the service describes it.</param>
/// <param name="IsNew">
/// <see langword="true"/> if the job is new (201); <see langword="false"/> if an existing job was submitted again (200).
/// </param>
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
