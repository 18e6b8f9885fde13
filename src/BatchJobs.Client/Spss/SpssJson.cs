using System.Text.Json.Serialization;

namespace BatchJobs.Client.Spss;

/// <summary>The JSON of the service. Casing is not relied on: the documents and the wire disagree about it.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SpssJobDetails))]
[JsonSerializable(typeof(SpssJobDetails[]))]
[JsonSerializable(typeof(SpssJobStatus))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class SpssJson : JsonSerializerContext;
