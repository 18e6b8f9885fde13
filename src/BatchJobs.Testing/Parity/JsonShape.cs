using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Testing;

/// <summary>What of a JSON document does not depend on its values: its members, and the kinds of what they have.</summary>
internal static class JsonShape
{
    /// <summary>Compares two documents.</summary>
    /// <param name="recorded">What a real service returned.</param>
    /// <param name="fake">What the fake server returned.</param>
    /// <param name="pointer">Where both are, as a JSON pointer.</param>
    /// <param name="note">Takes what differs: where, there and here.</param>
    /// <param name="learn">Takes the texts that stand at the same place.</param>
    public static void Compare(JsonElement recorded, JsonElement fake, string pointer, Action<string, string, string> note, Action<string, string> learn)
    {
        if (Kind(recorded) != Kind(fake))
        {
            note(Place(pointer), Kind(recorded), Kind(fake));
            return;
        }

        switch (recorded.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (string name in recorded.EnumerateObject().Concat(fake.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal))
                {
                    string place = $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                    bool isRecorded = recorded.TryGetProperty(name, out JsonElement one);
                    bool isFake = fake.TryGetProperty(name, out JsonElement other);
                    if (isRecorded && isFake)
                    {
                        Compare(one, other, place, note, learn);
                    }
                    else
                    {
                        note(Place(place), isRecorded ? Kind(one) : "none", isFake ? Kind(other) : "none");
                    }
                }

                break;
            case JsonValueKind.Array:
                int count = Math.Min(recorded.GetArrayLength(), fake.GetArrayLength());
                for (int i = 0; i < count; i++)
                {
                    Compare(recorded[i], fake[i], string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), note, learn);
                }

                break;
            case JsonValueKind.String:
                learn(recorded.GetString()!, fake.GetString()!);
                break;
        }
    }

    private static string Place(string pointer) => pointer.Length == 0 ? "body" : $"body {pointer}";

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
