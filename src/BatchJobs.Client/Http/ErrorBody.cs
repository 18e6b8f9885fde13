using System.Text.Json;

namespace BatchJobs.Client;

/// <summary>What an error's body says, if it is an object of JSON.</summary>
internal static class ErrorBody
{
    private const string Message = "message";

    // What several services have beside a message, or instead of one.
    private const string Description = "description";

    /// <summary>The member <c>message</c>, else <c>description</c>, and the texts of other members as one.</summary>
    public static (string? Message, string? Details) Read(byte[] body, IReadOnlyList<string> details)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, details) : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text in it with half of a surrogate pair.
            return default;
        }
    }

    private static (string? Message, string? Details) Read(JsonElement body, IReadOnlyList<string> details)
    {
        string name = string.IsNullOrWhiteSpace(Text(body, Message)) ? Description : Message;
        return (Text(body, name), Joined(details.Where(detail => detail != name).SelectMany(detail => Texts(body, detail))));
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static IEnumerable<string?> Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())
            : [Text(body, name)];

    private static string Joined(IEnumerable<string?> texts) => string.Join("; ", texts.Where(text => !string.IsNullOrWhiteSpace(text)));
}
