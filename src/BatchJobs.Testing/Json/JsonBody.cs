using System.Text.Json;
using System.Text.Unicode;

namespace BatchJobs.Testing;

/// <summary>Reads the JSON of a request, of which nothing is known yet.</summary>
internal static class JsonBody
{
    /// <summary>The most bytes that are read; twice as much no longer fits into an array.</summary>
    public const int Longest = 512 * 1024 * 1024;

    /// <summary>Reads an object.</summary>
    /// <param name="body">The body of the request.</param>
    /// <param name="what">What the object is, for the message when it is none.</param>
    /// <param name="options">How it is parsed.</param>
    /// <exception cref="FormatException">It is no object, or holds something that no text can hold.</exception>
    public static JsonElement ReadObject(Blob body, string what, JsonDocumentOptions options = default)
    {
        if (body.Length > Longest)
        {
            throw new FormatException($"The {what} is too long.");
        }

        try
        {
            byte[] json = body.ToArray();
            RefuseBrokenText(json, what);
            using JsonDocument document = JsonDocument.Parse(json, options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new FormatException($"The {what} is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException(body.Length == 0 ? $"The request has no {what}." : $"The {what} cannot be read as JSON: {exception.Message}", exception);
        }
    }

    /// <summary>JSON can escape half of a surrogate pair (RFC 8259, section 8.2), which no text can hold.</summary>
    private static void RefuseBrokenText(byte[] json, string what)
    {
        if (!Utf8.IsValid(json))
        {
            throw new FormatException($"The {what} is not UTF-8.");
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
            throw new FormatException($"The {what} has a text with half of a surrogate pair.", exception);
        }
    }
}
