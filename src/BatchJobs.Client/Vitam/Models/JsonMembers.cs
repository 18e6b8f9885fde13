using System.Collections.ObjectModel;
using System.Text.Json;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// Members of a JSON object that this library does not know. Those that have the same text are equal, so that records that have
/// them are.
/// </summary>
internal sealed class JsonMembers : Dictionary<string, JsonElement>, IEquatable<JsonMembers>
{
    public JsonMembers()
        : base(StringComparer.Ordinal)
    {
    }

    public JsonMembers(IEnumerable<KeyValuePair<string, JsonElement>> members)
        : base(members, StringComparer.Ordinal)
    {
    }

    public static IReadOnlyDictionary<string, JsonElement> None => ReadOnlyDictionary<string, JsonElement>.Empty;

    public bool Equals(JsonMembers? other) =>
        other is not null && Count == other.Count
        && this.All(member => other.TryGetValue(member.Key, out JsonElement value) && value.GetRawText() == member.Value.GetRawText());

    public override bool Equals(object? obj) => Equals(obj as JsonMembers);

    public override int GetHashCode() => Keys.Aggregate(Count, static (hash, name) => hash ^ StringComparer.Ordinal.GetHashCode(name));
}
