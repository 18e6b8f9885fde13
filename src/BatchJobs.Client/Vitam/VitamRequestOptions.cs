using System.Globalization;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// On whose behalf a call is made. What is null is taken from the client's options; what is null there too is not sent.
/// </summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha), request headers of <c>/tasks</c>.</remarks>
public sealed record VitamRequestOptions
{
    /// <summary>The identifier of the session of the application in front (<c>X-Application-Id</c>), for example <c>SESSION-ID-00001</c>.</summary>
    /// <exception cref="ArgumentException">A header cannot carry it.</exception>
    public string? ApplicationId
    {
        get;
        init => field = value is null || VitamHeaders.IsUsable(value)
            ? value
            : throw new ArgumentException($"The session's identifier {VitamHeaders.Rule}.", nameof(value));
    }

    /// <summary>The tenant's unique identifier (<c>X-Tenant-Id</c>); 0 is one.</summary>
    public int? TenantId { get; init; }

    /// <summary>The tenant as it is sent.</summary>
    internal string? TenantHeader => TenantId?.ToString(CultureInfo.InvariantCulture);
}
