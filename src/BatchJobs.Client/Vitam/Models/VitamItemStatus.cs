using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes what has become of a step that the worker ran within the request, or of one of its actions.</summary>
/// <remarks>
/// Instances are immutable. The document does not describe it. Source: the published code of the worker that was built later,
/// response to <c>POST /tasks</c> (<c>ItemStatus</c>).
/// </remarks>
public sealed record VitamItemStatus
{
    /// <summary>Gets the name of the step or of the action (<c>itemId</c>); <see langword="null"/> if it is not stated.</summary>
    public string? ItemId { get; init; }

    /// <summary>
    /// Gets how the step or the action ended (<c>globalStatus</c>), for example <c>OK</c>; empty if it is not stated.
    /// </summary>
    public VitamItemStatusCode GlobalStatus { get; init; }

    /// <summary>Gets the message; <see langword="null"/> if there is none.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the statuses of the parts by their names (<c>itemsStatus</c>). Default: none.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyDictionary<string, VitamItemStatus> Items
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = new Dictionary<string, VitamItemStatus>(value, StringComparer.Ordinal);
        }
    } = new Dictionary<string, VitamItemStatus>(StringComparer.Ordinal);

    /// <summary>Gets the JSON members that this library does not know.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ?? JsonMembers.None;

    internal JsonMembers? Unknown { get; init; }

    /// <summary>Returns the name, the status and the message.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Join(": ", new[] { ItemId, GlobalStatus.Value, Message }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>Reads an item status; null for what is none.</summary>
    /// <param name="body">JSON, or anything else.</param>
    internal static VitamItemStatus? Find(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return IsOne(json.RootElement) ? Read(json.RootElement.Clone()) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for a text with half of a surrogate pair.
            return null;
        }
    }

    // A task has an identifier of its own; the names of an item status are in no task.
    private static bool IsOne(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && !json.TryGetProperty("id", out _) && (Text(json, "itemId") ?? Text(json, "globalStatus")) is not null;

    private static VitamItemStatus Read(JsonElement json)
    {
        var items = new Dictionary<string, VitamItemStatus>(StringComparer.Ordinal);
        JsonMembers? unknown = null;
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (member.NameEquals("itemsStatus"u8) && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty item in member.Value.EnumerateObject().Where(item => item.Value.ValueKind == JsonValueKind.Object))
                {
                    items[item.Name] = Read(item.Value);
                }
            }
            else if (!IsKnown(member))
            {
                (unknown ??= [])[member.Name] = member.Value;
            }
        }

        return new VitamItemStatus
        {
            ItemId = Text(json, "itemId"),
            GlobalStatus = Text(json, "globalStatus") is { } status ? new VitamItemStatusCode(status) : default,
            Message = Text(json, "message"),
            Items = items,
            Unknown = unknown,
        };
    }

    private static bool IsKnown(JsonProperty member) =>
        member.Name is "itemId" or "globalStatus" or "message" && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
