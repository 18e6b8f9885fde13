using System.Globalization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the information from the headers of a response.</summary>
/// <remarks>
/// Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), response headers. The document describes them for errors
/// and for <c>/status</c> only.
/// </remarks>
public sealed record VitamResponseMetadata
{
    internal const string RequestIdHeader = "X-Request-Id";
    internal const string FullApiVersionHeader = "FullApiVersion";

    internal static VitamResponseMetadata None { get; } = new();

    /// <summary>
    /// Gets the service's identifier of the request (<c>X-Request-Id</c>); <see langword="null"/> if the service stated none.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// Gets the complete version of the API (<c>FullApiVersion</c>), for example <c>V1.25</c>; <see langword="null"/> if the
    /// service stated none.
    /// </summary>
    public string? FullApiVersion { get; init; }

    /// <summary>
    /// Gets the identifier of the session (<c>X-Application-Id</c>); <see langword="null"/> if the service did not return it.
    /// </summary>
    public string? ApplicationId { get; init; }

    /// <summary>
    /// Gets the identifier of the tenant (<c>X-Tenant-Id</c>); <see langword="null"/> if the service did not return it.
    /// </summary>
    public int? TenantId { get; init; }

    /// <summary>
    /// Gets the service's time when it answered, in whole seconds (<c>Date</c>); <see langword="null"/> if the service did not
    /// state it.
    /// </summary>
    public DateTimeOffset? Date { get; init; }

    internal static VitamResponseMetadata Of(HttpResponseMessage response) => new()
    {
        RequestId = Header(response, RequestIdHeader),
        FullApiVersion = Header(response, FullApiVersionHeader),
        ApplicationId = Header(response, VitamHeaders.ApplicationId),
        TenantId = int.TryParse(Header(response, VitamHeaders.TenantId), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int tenant) ? tenant : null,
        Date = response.Headers.Date,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) && values.First().Trim() is { Length: > 0 } value ? value : null;
}
