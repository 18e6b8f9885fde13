using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes an assignment that is made when an action is done.</summary>
/// <param name="Target">The JXPath expression of the target.</param>
/// <param name="Result">The construction of the result that is assigned.</param>
/// <remarks>Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), <c>post_assign</c> of an action.</remarks>
public sealed record VitamPostAssignment(
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("result")] string Result)
{
    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }
}
