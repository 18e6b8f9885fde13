using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>The body of <c>GET /tasks</c>.</summary>
internal sealed record VitamListRequest([property: JsonPropertyName("query")] string Query);
