using System.Globalization;

namespace BatchJobs.Client.Vitam;

/// <summary>What the service says about a response in its headers.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), response headers. The document promises them with errors and with <c>/status</c> only.</remarks>
public sealed record VitamResponseMetadata
{
    internal const string RequestIdHeader = "X-Request-Id";
    internal const string FullApiVersionHeader = "FullApiVersion";

    internal static VitamResponseMetadata None { get; } = new();

    /// <summary>The service's identifier of the request (<c>X-Request-Id</c>); null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The complete version of the API (<c>FullApiVersion</c>), for example <c>V1.25</c>; null when the service gave none.</summary>
    public string? FullApiVersion { get; init; }

    /// <summary>The session (<c>X-Application-Id</c>), if the service repeats it.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The tenant (<c>X-Tenant-Id</c>), if the service repeats it.</summary>
    public int? TenantId { get; init; }

    /// <summary>When the service answered, on its own clock, to the second (<c>Date</c>); null when it does not say.</summary>
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
