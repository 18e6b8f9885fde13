using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents one action of a step.</summary>
/// <remarks>
/// Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), <c>actions</c> of the body of <c>POST /tasks</c>.
/// </remarks>
[DebuggerDisplay("{Id,nq}")]
public sealed record VitamAction
{
    /// <summary>Gets the action's identifier (<c>action</c>).</summary>
    [JsonPropertyName("action")]
    public required string Id { get; init; }

    /// <summary>
    /// Gets the arguments: their names, and the JXPath expressions of their values. Default: <see langword="null"/>, none.
    /// </summary>
    [JsonPropertyName("arguments")]
    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    /// <summary>
    /// Gets the results: their names, and JSON nulls that the action replaces with values. Default: <see langword="null"/>, none.
    /// </summary>
    [JsonPropertyName("results")]
    public IReadOnlyDictionary<string, JsonElement>? Results { get; init; }

    /// <summary>Gets the action's status.</summary>
    [JsonPropertyName("status")]
    public VitamActionStatus? Status { get; init; }

    /// <summary>Gets the assignments that are made when the action is done. Default: <see langword="null"/>, none.</summary>
    [JsonPropertyName("post_assign")]
    public IReadOnlyList<VitamPostAssignment>? PostAssignments { get; init; }

    /// <summary>Gets the time when the action starts.</summary>
    [JsonPropertyName("start_time")]
    public VitamTime? StartTime { get; init; }

    /// <summary>Gets the time when the action ends.</summary>
    [JsonPropertyName("end_time")]
    public VitamTime? EndTime { get; init; }

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }
}
