using System.Text.Json.Serialization;

namespace BatchJobs.Benchmarks;

public sealed record HandWrittenStatus(
    [property: JsonPropertyName("jobId")] string? JobId,
    [property: JsonPropertyName("jobStatus")] string JobStatus,
    [property: JsonPropertyName("failureMsg")] string? FailureMessage,
    [property: JsonPropertyName("dataUrl")] string? DataUrl);

[JsonSerializable(typeof(HandWrittenStatus))]
internal sealed partial class HandWrittenJson : JsonSerializerContext;
