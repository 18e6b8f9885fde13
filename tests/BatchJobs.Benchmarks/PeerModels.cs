using System.Text.Json.Serialization;

namespace BatchJobs.Benchmarks;

public sealed record PeerStatus(
    [property: JsonPropertyName("jobId")] string? JobId,
    [property: JsonPropertyName("jobStatus")] string JobStatus,
    [property: JsonPropertyName("failureMsg")] string? FailureMessage,
    [property: JsonPropertyName("dataUrl")] string? DataUrl);

public sealed record PeerDetails(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("action")] string? Action,
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("createdAt")] long? CreatedAt);

public sealed record PeerDefinition(
    [property: JsonPropertyName("action")] string Action,
    [property: JsonPropertyName("model")] PeerModel Model);

public sealed record PeerModel([property: JsonPropertyName("id")] string Id);

[JsonSerializable(typeof(PeerStatus))]
[JsonSerializable(typeof(PeerDetails))]
[JsonSerializable(typeof(PeerDefinition))]
internal sealed partial class PeerJson : JsonSerializerContext;
