using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>The JSON of the service.</summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientInt32Converter), typeof(LenientInt64Converter)])]
[JsonSerializable(typeof(DataFluxRoot))]
[JsonSerializable(typeof(DataFluxServerInfo))]
[JsonSerializable(typeof(DataFluxJobFlow))]
[JsonSerializable(typeof(DataFluxJobFlowMetadata))]
[JsonSerializable(typeof(DataFluxJobStatus))]
[JsonSerializable(typeof(DataFluxCollection<DataFluxJobFlowSummary>))]
[JsonSerializable(typeof(DataFluxCollection<DataFluxJobStatus>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class DataFluxJson : JsonSerializerContext;
