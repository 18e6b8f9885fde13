using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>One action of a step.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), <c>actions</c> of the body of <c>POST /tasks</c>.</remarks>
[DebuggerDisplay("{Id,nq}")]
public sealed record VitamAction
{
    /// <summary>The action's identifier (<c>action</c>).</summary>
    [JsonPropertyName("action")]
    public required string Id { get; init; }

    /// <summary>The arguments: names, and the JXPath expressions that give their values. Null for none.</summary>
    [JsonPropertyName("arguments")]
    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    /// <summary>The results: names, and JSON nulls that the action is to fill. Null for none.</summary>
    [JsonPropertyName("results")]
    public IReadOnlyDictionary<string, JsonElement>? Results { get; init; }

    /// <summary>How far the action is.</summary>
    [JsonPropertyName("status")]
    public VitamActionStatus? Status { get; init; }

    /// <summary>What is assigned when the action is done. Null for nothing.</summary>
    [JsonPropertyName("post_assign")]
    public IReadOnlyList<VitamPostAssignment>? PostAssignments { get; init; }

    /// <summary>When the action begins.</summary>
    [JsonPropertyName("start_time")]
    public VitamTime? StartTime { get; init; }

    /// <summary>When the action ends.</summary>
    [JsonPropertyName("end_time")]
    public VitamTime? EndTime { get; init; }

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }
}
