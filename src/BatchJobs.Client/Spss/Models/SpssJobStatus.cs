using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>A job's state, and what came of it.</summary>
/// <remarks>Source: IBM SPSS Modeler batch job API, <c>GET /v1/jobs/{id}/status</c>.</remarks>
public sealed record SpssJobStatus
{
    /// <summary>The job's identifier; null when the service leaves it out.</summary>
    [JsonPropertyName("jobId")]
    public string? JobId { get; init; }

    /// <summary>The state.</summary>
    [JsonPropertyName("jobStatus")]
    public required SpssJobState State { get; init; }

    /// <summary>Why the job failed; null unless it did.</summary>
    [JsonPropertyName("failureMsg")]
    public string? FailureMessage { get; init; }

    /// <summary>Where the job's result can be read; null when it has none, for example because its scores went to a table.</summary>
    [JsonPropertyName("dataUrl")]
    public string? DataUrl { get; init; }

    internal JobSnapshot Snapshot => new(State.Value, State.Phase, FailureMessage);
}
