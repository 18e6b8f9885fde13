using System.Text.Json.Serialization;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the document's general-purpose object, which is the body of both requests that cancel a task.</summary>
/// <remarks>
/// The document requires none of the members and describes them by their names only. Instances are immutable. Source: API-Vitam,
/// Worker interne, v1 (Alpha), body of both <c>PUT</c> operations.
/// </remarks>
public sealed record VitamGenericObject
{
    /// <summary>
    /// Gets the identifier of the request that is meant (<c>X-RequestId</c>), which is not the header <c>X-Request-Id</c>.
    /// </summary>
    [JsonPropertyName("X-RequestId")]
    public string? RequestId { get; init; }

    /// <summary>Gets an HTTP status code.</summary>
    [JsonPropertyName("code")]
    public int? Code { get; init; }

    /// <summary>Gets a numeric code of Vitam.</summary>
    [JsonPropertyName("vitamCode")]
    public int? VitamCode { get; init; }

    /// <summary>Gets the time when the object was created.</summary>
    [JsonPropertyName("timestamp")]
    public VitamTime? Timestamp { get; init; }

    /// <summary>Gets a message for people.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}
