using System.Diagnostics;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>How an asynchronous task stands.</summary>
/// <remarks>
/// Source: API-Vitam, Worker interne, v1 (Alpha), answer of <c>POST</c>, <c>PUT</c> and <c>GET</c> below <c>/tasks</c>;
/// meanings are those of its schema of 2016 (<c>async_status.json</c>).
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record VitamAsyncStatus
{
    /// <summary>The task's identifier, made by the service.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>What the task belongs to.</summary>
    [JsonPropertyName("type")]
    public VitamTaskType? Type { get; init; }

    /// <summary>How far the task is, in the service's own word; the document has no list of them. Empty when the service does not say.</summary>
    [JsonIgnore]
    public VitamTaskState State { get => StateOnWire ?? default; init => StateOnWire = value; }

    /// <summary>The state as it is on the wire, where it may be null.</summary>
    [JsonInclude]
    [JsonPropertyName("state")]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VitamTaskState? StateOnWire { get; init; }

    /// <summary>What is wanted of the task, such as <c>cancel</c>; null when the service does not say.</summary>
    [JsonPropertyName("task_status")]
    public VitamTaskStatus? TaskStatus { get; init; }

    /// <summary>When the task began.</summary>
    [JsonPropertyName("start_date")]
    public VitamTime? Started { get; init; }

    /// <summary>When the task ended; null while it has not. Some services say that with an empty text or a zero, which is kept.</summary>
    [JsonPropertyName("end_date")]
    public VitamTime? Ended { get; init; }

    /// <summary>Until when the result is kept; null when the service does not say.</summary>
    [JsonPropertyName("expiration_date")]
    public VitamTime? Expires { get; init; }

    /// <summary>Where the result is, often at another service; null when there is none. This client never follows it.</summary>
    [JsonPropertyName("result_link")]
    public string? ResultLink { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    [JsonPropertyName("error")]
    public VitamError? Error { get; init; }

    /// <summary>What the service said about this response in its headers.</summary>
    [JsonIgnore]
    public VitamResponseMetadata ResponseMetadata { get; init; } = VitamResponseMetadata.None;

    /// <summary>
    /// The state in words common to all services, as well as it can be told: a task is over when it is <c>done</c>,
    /// canceled or failed (<c>failed</c>, <c>error</c>, and <c>KO</c> and <c>FATAL</c>, the product's own words), or has an
    /// end and is in a state that is not known; it has failed, too, when there is an error then, and was canceled when the
    /// state or <see cref="TaskStatus"/> says so. A service with other words is taught to the client by
    /// <see cref="VitamClientOptions.PhaseSelector"/>.
    /// </summary>
    [JsonIgnore]
    public JobPhase Phase => State.Value.ToUpperInvariant() switch
    {
        "CANCELED" or "CANCELLED" => JobPhase.Canceled,
        "FAILED" or "ERROR" or "KO" or "FATAL" => JobPhase.Failed,
        "DONE" => End(),
        "RUNNING" => JobPhase.Running,
        _ => HasEnd ? End() : JobPhase.Unknown,
    };

    private bool HasEnd => Ended is { Text: not "0" and var text } && !string.IsNullOrWhiteSpace(text);

    /// <summary>Identifier and state.</summary>
    public override string ToString() => $"{Id}: {State}";

    private JobPhase End() =>
        TaskStatus == VitamTaskStatus.Cancel ? JobPhase.Canceled
        : Error is not null ? JobPhase.Failed
        : JobPhase.Succeeded;
}
