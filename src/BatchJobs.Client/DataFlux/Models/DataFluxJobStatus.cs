using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>Describes the status of a job, which is one execution of a job flow. Only the job's log states why it failed.</summary>
/// <remarks>Instances are immutable. Source: DataFlux Data Management Batch Job REST API, <c>job.status</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record DataFluxJobStatus
{
    /// <summary>Gets the version of the representation; <see langword="null"/> if the service omits it.</summary>
    [JsonPropertyName("version")]
    public int? Version { get; init; }

    /// <summary>Gets the job's identifier, which the service assigns.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Gets the identifier of the job flow. The flow may have been deleted.</summary>
    [JsonPropertyName("jobFlowId")]
    public required string JobFlowId { get; init; }

    /// <summary>Gets the name of the job flow.</summary>
    [JsonPropertyName("name")]
    public required string JobFlowName { get; init; }

    /// <summary>Gets the job's state.</summary>
    [JsonPropertyName("state")]
    public required DataFluxJobState State { get; init; }

    /// <summary>Gets the name of the user who executed the flow; <c>PUBLIC</c> on a server without security.</summary>
    [JsonPropertyName("userName")]
    public required string UserName { get; init; }

    /// <summary>Gets the time when the job started; empty if it has not started.</summary>
    [JsonPropertyName("startTimeStamp")]
    public DataFluxTimestamp Started { get; init; }

    /// <summary>Gets the time when the job ended; empty if it has not ended.</summary>
    [JsonPropertyName("stopTimeStamp")]
    public DataFluxTimestamp Stopped { get; init; }

    /// <summary>Gets the time that the job has been running; zero if the service states no number of seconds.</summary>
    [JsonPropertyName("duration")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the links to the operations that are available in the job's current state.</summary>
    [AllowNull]
    [JsonPropertyName("links")]
    public IReadOnlyList<DataFluxLink> Links { get => field ?? []; init => field = NonNullItems.Of(value); }

    internal JobSnapshot Snapshot => new(State.Value, State.Phase, Message: null);

    /// <summary>Returns the first link with a relation.</summary>
    /// <param name="rel">The relation, for example <c>cancel</c>.</param>
    /// <returns>The link; <see langword="null"/> if the service does not offer it in the job's current state.</returns>
    public DataFluxLink? FindLink(string rel) => DataFluxLink.Find(Links, rel);

    /// <summary>Returns the job's identifier, the name of its flow and its state.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id}: {JobFlowName} {State}";
}

/// <summary>Describes the job that an execution has started.</summary>
/// <param name="Id">The job's identifier.</param>
public sealed record DataFluxStartedJob(string Id);
