using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the status of an asynchronous task.</summary>
/// <remarks>
/// Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), response to <c>POST</c>, <c>PUT</c> and <c>GET</c> below
/// <c>/tasks</c>; the meanings of the members are those of its schema of 2016 (<c>async_status.json</c>).
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamAsyncStatus
{
    /// <summary>Gets the task's identifier, which the service assigns.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Gets the domain that the task belongs to.</summary>
    [JsonPropertyName("type")]
    public VitamTaskType? Type { get; init; }

    /// <summary>
    /// Gets the task's state in the service's own word, of which the document has no list; empty if the service does not state it.
    /// </summary>
    [JsonIgnore]
    public VitamTaskState State { get => StateOnWire ?? default; init => StateOnWire = value; }

    /// <summary>The state as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("state")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VitamTaskState? StateOnWire { get; init; }

    /// <summary>
    /// Gets what is requested of the task, for example <c>cancel</c>; <see langword="null"/> if the service does not state it.
    /// </summary>
    [JsonPropertyName("task_status")]
    public VitamTaskStatus? TaskStatus { get; init; }

    /// <summary>Gets the time when the task started.</summary>
    [JsonPropertyName("start_date")]
    public VitamTime? Started { get; init; }

    /// <summary>
    /// Gets the time when the task ended; <see langword="null"/> if it has not ended. Some services state an empty text or a zero
    /// instead, which is kept.
    /// </summary>
    [JsonPropertyName("end_date")]
    public VitamTime? Ended { get; init; }

    /// <summary>Gets the time until which the result is kept; <see langword="null"/> if the service does not state it.</summary>
    [JsonPropertyName("expiration_date")]
    public VitamTime? Expires { get; init; }

    /// <summary>
    /// Gets the address of the result, which is often at another service; <see langword="null"/> if there is none. This client
    /// never requests it.
    /// </summary>
    [JsonPropertyName("result_link")]
    public string? ResultLink { get; init; }

    /// <summary>Gets the error of the task; <see langword="null"/> if there is none.</summary>
    [JsonPropertyName("error")]
    public VitamError? Error { get; init; }

    /// <summary>Gets the information from the headers of the response.</summary>
    [JsonIgnore]
    public VitamResponseMetadata ResponseMetadata { get; init; } = VitamResponseMetadata.None;

    /// <summary>Gets the JSON members that this library does not know.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers => Unknown ?? JsonMembers.None;

    [JsonInclude]
    [JsonExtensionData]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonMembers? Unknown { get; set; }

    /// <summary>Gets the state in terms that are common to all services, as far as it can be derived.</summary>
    /// <remarks>
    /// <para>
    /// Compared without regard to case, a task with the state <c>canceled</c> (or <c>cancelled</c>) is canceled; one with
    /// <c>failed</c>, <c>error</c>, <c>KO</c> or <c>FATAL</c> has failed; one with <c>OK</c>, <c>WARNING</c> or
    /// <c>ALREADY_EXECUTED</c> has succeeded; one with <c>running</c> is running, as is one with <c>STARTED</c> until
    /// <see cref="Ended"/> states a time. A task has also ended if its state is <c>done</c> or <c>completed</c>, or if its state is
    /// unknown and <see cref="Ended"/> states a time: it is then canceled if <see cref="TaskStatus"/> is <c>cancel</c>, has failed if
    /// there is an <see cref="Error"/>, and has succeeded otherwise. In all other cases the phase is <see cref="JobPhase.Unknown"/>.
    /// </para>
    /// <para>Set <see cref="VitamClientOptions.PhaseSelector"/> for a service that uses other words.</para>
    /// </remarks>
    [JsonIgnore]
    public JobPhase Phase => State.Value.ToUpperInvariant() switch
    {
        "CANCELED" or "CANCELLED" => JobPhase.Canceled,
        "FAILED" or "ERROR" or "KO" or "FATAL" => JobPhase.Failed,
        "OK" or "WARNING" or "ALREADY_EXECUTED" => JobPhase.Succeeded,
        "DONE" or "COMPLETED" => End(),
        "RUNNING" => JobPhase.Running,
        "STARTED" when !HasEnd => JobPhase.Running,
        _ => HasEnd ? End() : JobPhase.Unknown,
    };

    private bool HasEnd => Ended is { Text: not "0" and var text } && !string.IsNullOrWhiteSpace(text);

    /// <summary>Returns the task's identifier and state.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id}: {State}";

    private JobPhase End() =>
        TaskStatus == VitamTaskStatus.Cancel ? JobPhase.Canceled
        : Error is not null ? JobPhase.Failed
        : JobPhase.Succeeded;
}
