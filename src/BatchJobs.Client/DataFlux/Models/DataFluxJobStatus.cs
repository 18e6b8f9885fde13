using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>One execution of a job flow, and how it stands. Why one failed is told by its log only.</summary>
/// <remarks>Source: DataFlux Data Management Batch Job REST API, <c>job.status</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record DataFluxJobStatus
{
    /// <summary>The representation's version; null when the service leaves it out.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>The job's identifier, made by the service.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The identifier of the job flow that is executed. The flow may have been deleted.</summary>
    [JsonPropertyName("jobFlowId")]
    public required string JobFlowId { get; init; }

    /// <summary>The name of the job flow that is executed.</summary>
    [JsonPropertyName("name")]
    public required string JobFlowName { get; init; }

    /// <summary>The state.</summary>
    [JsonPropertyName("state")]
    public required DataFluxJobState State { get; init; }

    /// <summary>Who executed the flow; <c>PUBLIC</c> on a server without security.</summary>
    [JsonPropertyName("userName")]
    public required string UserName { get; init; }

    /// <summary>When the job began; empty while it has not.</summary>
    [JsonPropertyName("startTimeStamp")]
    public DataFluxTimestamp Started { get; init; }

    /// <summary>When the job ended; empty while it has not.</summary>
    [JsonPropertyName("stopTimeStamp")]
    public DataFluxTimestamp Stopped { get; init; }

    /// <summary>How long the job has been running, or how long it ran; zero when the service gives no number of seconds.</summary>
    [JsonPropertyName("duration")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Duration { get; init; }

    /// <summary>What can be done with the job in its present state.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }

    internal JobSnapshot Snapshot => new(State.Value, State.Phase, Message: null);

    /// <summary>The link with a relation; null when it is not offered in the job's present state.</summary>
    /// <param name="rel">The relation, for example <c>cancel</c>.</param>
    public DataFluxLink? FindLink(string rel) => DataFluxLink.Find(Links, rel);

    /// <summary>Identifier, flow and state.</summary>
    public override string ToString() => $"{Id}: {JobFlowName} {State}";
}

/// <summary>A job that an execution has started.</summary>
/// <param name="Id">The job's identifier.</param>
public sealed record DataFluxStartedJob(string Id);
