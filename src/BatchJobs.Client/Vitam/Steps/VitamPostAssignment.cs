using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Something that is assigned when an action is done.</summary>
/// <param name="Target">Where to: a JXPath expression.</param>
/// <param name="Result">What: the construction of a result.</param>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>post_assign</c> of an action.</remarks>
public sealed record VitamPostAssignment(
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("result")] string Result)
{
    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }
}
