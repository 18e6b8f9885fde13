using System.Globalization;

namespace BatchJobs.Client.Vitam;

/// <summary>Provides the session and the tenant of a request, and an identifier for it.</summary>
/// <remarks>
/// A value that is <see langword="null"/> is taken from the client's options; if it is <see langword="null"/> there, too, it is not
/// sent. Instances are immutable. Source: API-Vitam, Worker interne, v1 (Alpha), request headers of <c>/tasks</c>.
/// </remarks>
public sealed record VitamRequestOptions
{
    /// <summary>
    /// Gets the identifier of the front-end application's session (<c>X-Application-Id</c>), for example <c>SESSION-ID-00001</c>.
    /// Default: <see langword="null"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The value is empty, begins or ends with a blank, or contains characters other than printable ASCII.
    /// </exception>
    public string? ApplicationId
    {
        get;
        init => field = value is null || VitamHeaders.IsUsable(value)
            ? value
            : throw new ArgumentException($"The session's identifier {VitamHeaders.Rule}.", nameof(value));
    }

    /// <summary>Gets the identifier of the tenant (<c>X-Tenant-Id</c>); 0 is a tenant. Default: <see langword="null"/>.</summary>
    public int? TenantId { get; init; }

    /// <summary>
    /// Gets an identifier for one request (<c>X-Request-Id</c>), which is the same for all attempts and must not be a secret: it is
    /// in logs and exceptions. Default: <see langword="null"/>, that of <see cref="VitamClientOptions.ClientRequestIdFactory"/>.
    /// </summary>
    /// <remarks>
    /// It is for the request of the method that it is passed to. A handle does not keep it, and neither do further requests that the
    /// method makes, such as those that look for a task after its submission's response was lost. The document does not list the
    /// header for requests: a service may ignore it.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The value is empty, begins or ends with a blank, or contains characters other than printable ASCII.
    /// </exception>
    public string? ClientRequestId
    {
        get;
        init => field = value is null || VitamHeaders.IsUsable(value)
            ? value
            : throw new ArgumentException($"The client's identifier of the request {VitamHeaders.Rule}.", nameof(value));
    }

    /// <summary>The tenant as it is sent.</summary>
    internal string? TenantHeader => TenantId?.ToString(CultureInfo.InvariantCulture);

    /// <summary>These options for further requests, which have identifiers of their own.</summary>
    internal VitamRequestOptions WithoutRequestId() => ClientRequestId is null ? this : this with { ClientRequestId = null };
}
