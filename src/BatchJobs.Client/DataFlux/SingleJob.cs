using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The service describes one job as a collection of one. A job by itself is understood too, as the media types of its
/// links are not unanimous.
/// </summary>
internal static class SingleJob
{
    /// <exception cref="NothingThereException">The collection is empty.</exception>
    /// <exception cref="JsonException">It is neither one job nor a collection of one.</exception>
    public static DataFluxJobStatus Read(JsonElement answer, HttpResponseMessage? response = null)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("items", out JsonElement items) || items.ValueKind != JsonValueKind.Array)
        {
            return ReadJob(answer);
        }

        return items.GetArrayLength() switch
        {
            1 => ReadJob(items[0]),
            0 => throw new NothingThereException("The collection is empty."),
            int count => throw new JsonException($"The collection has {count} items where one is due."),
        };
    }

    /// <summary>The job of an identifier, if the text describes it.</summary>
    public static DataFluxJobStatus? TryRead(string text, string id)
    {
        try
        {
            DataFluxJobStatus job = Read(JsonSerializer.Deserialize(text, DataFluxJson.Default.JsonElement));
            return string.Equals(job.Id, id, StringComparison.Ordinal) ? job : null;
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DataFluxJobStatus ReadJob(JsonElement json)
    {
        DataFluxJobStatus job = json.Deserialize(DataFluxJson.Default.DataFluxJobStatus) ?? throw new JsonException("The job is null.");
        return OpaqueId.IsUsable(job.Id) ? job : throw new JsonException("The job has no identifier.");
    }
}
