using System.Text.Json;

namespace BatchJobs.Client.Spss;

/// <summary>Finds the member that an object has twice, of which the service would take one.</summary>
internal static class DuplicateMember
{
    /// <summary>The first duplicate of a text that is JSON otherwise; null when there is none, or the text is no JSON.</summary>
    public static ValidationError? Find(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Find(document.RootElement, "") is var (pointer, name)
                ? new ValidationError(pointer.Text, $"The member '{name}' stands here twice.", "each member once")
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (JsonPointer Pointer, string Name)? Find(JsonElement element, JsonPointer pointer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    if (!names.Add(member.Name))
                    {
                        return (pointer.At(member.Name), member.Name);
                    }
                }

                return element.EnumerateObject().Select(member => Find(member.Value, pointer.At(member.Name))).FirstOrDefault(found => found is not null);
            case JsonValueKind.Array:
                return element.EnumerateArray().Select((item, index) => Find(item, pointer.At(index))).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }
}
