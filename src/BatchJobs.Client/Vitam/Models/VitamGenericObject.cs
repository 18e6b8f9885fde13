using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// The document's all-purpose object, which is what both cancellations send. The document requires none of its members and
/// does not say what a worker makes of them, besides what their names say.
/// </summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), body of both <c>PUT</c> operations.</remarks>
public sealed record VitamGenericObject
{
    /// <summary>The request that is meant (<c>X-RequestId</c>); not to be confused with the header <c>X-Request-Id</c>.</summary>
    [JsonPropertyName("X-RequestId")]
    public string? RequestId { get; init; }

    /// <summary>A status code of HTTP.</summary>
    [JsonPropertyName("code")]
    public int? Code { get; init; }

    /// <summary>A numeric code of Vitam.</summary>
    [JsonPropertyName("vitamCode")]
    public int? VitamCode { get; init; }

    /// <summary>When the object was made.</summary>
    [JsonPropertyName("timestamp")]
    public VitamTime? Timestamp { get; init; }

    /// <summary>A message for people.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}
