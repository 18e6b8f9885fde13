using System.Diagnostics;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>Describes the status of a job: its state and, if it has ended, its result.</summary>
/// <remarks>Instances are immutable. Source: IBM SPSS Modeler batch job API, <c>GET /v1/jobs/{id}/status</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record SpssJobStatus
{
    /// <summary>Gets the job's identifier; <see langword="null"/> if the service omits it.</summary>
    [JsonPropertyName("jobId")]
    public string? JobId { get; init; }

    /// <summary>Gets the job's state.</summary>
    [JsonPropertyName("jobStatus")]
    public required SpssJobState State { get; init; }

    /// <summary>Gets the reason why the job failed; <see langword="null"/> if it did not fail.</summary>
    [JsonPropertyName("failureMsg")]
    public string? FailureMessage { get; init; }

    /// <summary>
    /// Gets the address of the job's result; <see langword="null"/> if there is no result file, for example because the scores were
    /// written to a table.
    /// </summary>
    [JsonPropertyName("dataUrl")]
    public string? DataUrl { get; init; }

    /// <summary>Returns the identifier and the state.</summary>
    /// <returns>The text, which has no address and no message of the service.</returns>
    public override string ToString() => $"{JobId}: {State}";

    internal JobSnapshot Snapshot => new(State.Value, State.Phase, FailureMessage);
}
