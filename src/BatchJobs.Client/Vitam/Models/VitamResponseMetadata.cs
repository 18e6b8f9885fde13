using System.Globalization;

namespace BatchJobs.Client.Vitam;

/// <summary>Describes the information from the headers of a response.</summary>
/// <remarks>
/// Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), response headers. The document describes them for errors,
/// whose are returned by <see cref="Of(ServiceException)"/>, and for <c>/status</c> only.
/// </remarks>
public sealed record VitamResponseMetadata
{
    internal const string RequestIdHeader = "X-Request-Id";
    internal const string FullApiVersionHeader = "FullApiVersion";
    internal const string DateHeader = "Date";

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

    /// <summary>Returns the information from the headers of the response to a request that failed.</summary>
    /// <param name="exception">The exception that the request was answered with.</param>
    /// <returns>The information, with the platform key masked; empty for a response without these headers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public static VitamResponseMetadata Of(ServiceException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        bool isDated = DateTimeOffset.TryParseExact(
            exception.ResponseHeaders.GetValueOrDefault(DateHeader), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date);
        return Of(name => exception.ResponseHeaders.GetValueOrDefault(name), isDated ? date : null);
    }

    internal static VitamResponseMetadata Read(HttpResponseMessage response) => Of(name => Header(response, name), response.Headers.Date);

    private static VitamResponseMetadata Of(Func<string, string?> header, DateTimeOffset? date) => new()
    {
        RequestId = header(RequestIdHeader),
        FullApiVersion = header(FullApiVersionHeader),
        ApplicationId = header(VitamHeaders.ApplicationId),
        TenantId = int.TryParse(header(VitamHeaders.TenantId), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int tenant) ? tenant : null,
        Date = date,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) && values.First().Trim() is { Length: > 0 } value ? value : null;
}
