using System.Text.Json;

namespace BatchJobs.Client;

/// <summary>What an error's body says, if it is an object of JSON.</summary>
internal static class ErrorBody
{
    /// <summary>The member <c>message</c>, and the texts of other members as one.</summary>
    public static (string? Message, string? Details) Read(byte[] body, IReadOnlyList<string> details)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? (Text(json.RootElement, "message"), Joined(details.SelectMany(name => Texts(json.RootElement, name))))
                : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text in it with half of a surrogate pair.
            return default;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static IEnumerable<string?> Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())
            : [Text(body, name)];

    private static string Joined(IEnumerable<string?> texts) => string.Join("; ", texts.Where(text => !string.IsNullOrWhiteSpace(text)));
}
