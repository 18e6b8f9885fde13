using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the request for a list as the service understood it.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>context</c> of a collection list.</remarks>
public sealed record VitamListContext
{
    /// <summary>Gets the query; <see langword="null"/> if there was none.</summary>
    [JsonPropertyName("query")]
    public string? Query { get; init; }

    /// <summary>Gets the JSON members that this library does not know.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ?? JsonMembers.None;

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonMembers? Unknown { get; set; }
}
