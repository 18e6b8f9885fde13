using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>Describes a job in a list by its state, without the definition that it was submitted with.</summary>
/// <param name="Id">The job's identifier.</param>
/// <param name="State">The job's state.</param>
/// <param name="Result">The result of the job; <see langword="null"/> if the list states none.</param>
/// <remarks>Instances are immutable. Source: IBM SPSS Modeler batch job API, <c>GET /v1/jobs</c>.</remarks>
public sealed record SpssJobSummary(string Id, SpssJobState State, SpssJobStatus? Result = null);

/// <summary>The states in a list of jobs.</summary>
[JsonConverter(typeof(SpssJobSummariesConverter))]
internal sealed record SpssJobSummaries(IReadOnlyList<SpssJobSummary> Jobs);

/// <summary>
/// Reads no more than the states: lists have thousands of jobs, and are read again and again.
/// </summary>
internal sealed class SpssJobSummariesConverter : JsonConverter<SpssJobSummaries>
{
    public override SpssJobSummaries Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("It is no array.");
        }

        List<SpssJobSummary> jobs = [];
        int elements = 0;
        SpssJobState last = SpssJobState.Running;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; elements++)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
            }
            else if (ReadJob(ref reader, last) is { } job)
            {
                jobs.Add(job);
                last = job.State;
            }
        }

        return jobs.Count > 0 || elements == 0 ? new SpssJobSummaries(jobs) : throw new JsonException("None of its elements is a job.");
    }

    public override void Write(Utf8JsonWriter writer, SpssJobSummaries value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static SpssJobSummary? ReadJob(ref Utf8JsonReader reader, SpssJobState last)
    {
        string? id = null;
        SpssJobState? state = null;
        SpssJobStatus? result = null;
        bool isReadable = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsNamed(ref reader, "id"u8))
            {
                reader.Read();
                isReadable &= TryReadText(ref reader, known: null, out id);
            }
            else if (IsNamed(ref reader, "status"u8))
            {
                reader.Read();
                isReadable &= TryReadText(ref reader, last.Value, out string? word);
                state = word is null ? null : ReferenceEquals(word, last.Value) ? last : new SpssJobState(word);
            }
            else if (IsNamed(ref reader, "result"u8))
            {
                reader.Read();
                isReadable &= TryReadResult(ref reader, out result);
            }
            else
            {
                reader.Skip();
            }
        }

        return isReadable && id is not null && state is not null ? new SpssJobSummary(id, state.Value, result) : null;
    }

    private static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueSpan.Length == name.Length && Ascii.EqualsIgnoreCase(reader.ValueSpan, name);

    private static bool TryReadText(ref Utf8JsonReader reader, string? known, out string? text)
    {
        text = null;
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return false;
        }

        try
        {
            text = known is not null && reader.ValueTextEquals(known) ? known : reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return false;
        }
    }

    private static bool TryReadResult(ref Utf8JsonReader reader, out SpssJobStatus? result)
    {
        Utf8JsonReader end = reader;
        end.Skip();
        try
        {
            result = JsonSerializer.Deserialize(ref reader, SpssJson.Default.SpssJobStatus);
            return true;
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException)
        {
            result = null;
            reader = end;
            return false;
        }
    }
}
