using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The service describes one job as a collection of one. A job by itself is understood too, as the media types of its
/// links are not unanimous.
/// </summary>
internal static class SingleJobReader
{
    /// <summary>The job of an identifier.</summary>
    /// <exception cref="EmptyResponseException">The collection is empty.</exception>
    /// <exception cref="JsonException">It is neither that job nor a collection of it.</exception>
    public static DataFluxJobStatus Read(JsonElement json, string id)
    {
        DataFluxJobStatus job = Read(json);
        return string.Equals(job.Id, id, StringComparison.Ordinal) ? job : throw new JsonException("It is another job.");
    }

    /// <summary>The identifier of a new job, whatever else can be read of it.</summary>
    /// <exception cref="JsonException">It is neither one job nor a collection of one.</exception>
    public static string ReadId(JsonElement json)
    {
        JsonElement job = Only(json);
        return job.ValueKind == JsonValueKind.Object
            && job.TryGetProperty("id", out JsonElement id)
            && id.ValueKind == JsonValueKind.String
            && id.GetString() is { } text
            && OpaqueId.IsUsable(text)
                ? text
                : throw new JsonException("The job has no identifier.");
    }

    /// <summary>The job that a text describes, if it does.</summary>
    public static DataFluxJobStatus? TryRead(string text)
    {
        try
        {
            return Read(JsonSerializer.Deserialize(text, DataFluxJson.Default.JsonElement));
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DataFluxJobStatus Read(JsonElement json) =>
        Only(json).Deserialize(DataFluxJson.Default.DataFluxJobStatus) ?? throw new JsonException("The job is null.");

    private static JsonElement Only(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array)
        {
            return items.GetArrayLength() switch
            {
                1 => items[0],
                0 => throw new EmptyResponseException("The collection is empty."),
                int count => throw new JsonException($"The collection has {count} items where one is due."),
            };
        }

        // A flow has an identifier too, and is no job.
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("state", out _) ? json : throw new JsonException("It is no job.");
    }
}
