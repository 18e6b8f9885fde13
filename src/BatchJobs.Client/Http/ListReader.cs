using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BatchJobs.Client;

/// <summary>Reads a JSON array item by item, so that one that cannot be read does not spoil the others.</summary>
internal static class ListReader
{
    /// <summary>The items, and what is told of those that cannot be read.</summary>
    /// <param name="reader">The reader, at the beginning of the array.</param>
    /// <param name="type">The type of the items.</param>
    /// <param name="tell">Makes what is told of an item's JSON and of its problem.</param>
    /// <exception cref="JsonException">It is no array.</exception>
    public static (List<T> Items, List<TUnreadable> Unreadable) Read<T, TUnreadable>(
        ref Utf8JsonReader reader, JsonTypeInfo<T> type, Func<JsonElement, string, TUnreadable> tell)
        where T : class
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("It is no array.");
        }

        var items = new List<T>();
        List<TUnreadable> unreadable = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Utf8JsonReader item = reader;
            try
            {
                items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("It is null."));
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // The latter for a text with half of a surrogate pair.
                using var whole = JsonDocument.ParseValue(ref item);
                reader = item;
                unreadable.Add(tell(whole.RootElement, exception.Message));
            }
        }

        return (items, unreadable);
    }

    /// <summary>A member that is a text; null when the item has none.</summary>
    public static string? Text(JsonElement item, string member)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out JsonElement text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
