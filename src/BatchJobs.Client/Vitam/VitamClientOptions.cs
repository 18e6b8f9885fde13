using System.Diagnostics;

namespace BatchJobs.Client.Vitam;

/// <summary>Where a Vitam worker is, how to get in, and how patient to be with it.</summary>
public sealed class VitamClientOptions
{
    /// <summary>The service's address, with or without <c>/v1</c> and a slash at the end. Required.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The platform key, which goes with every request (<c>X-Vitam-Key</c>). Required.</summary>
    /// <remarks>
    /// Where the service repeats the key, it is masked in exceptions, logs and results. A key of fewer than 8 characters is
    /// not searched for in results, such as <see cref="VitamResponseMetadata.RequestId"/>, <see cref="VitamAsyncStatus.ResultLink"/> or
    /// <see cref="VitamError.Message"/>: it could be part of an identifier or of a link, which would no longer work.
    /// </remarks>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PlatformKey { get; set; }

    /// <summary>The session's identifier (<c>X-Application-Id</c>) for calls that name none. Default: null, it is not sent.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The tenant (<c>X-Tenant-Id</c>) for calls that name none; 0 is a tenant. Default: null, it is not sent.</summary>
    public int? TenantId { get; set; }

    /// <summary>
    /// Whether requests and the platform key may travel over plain <c>http</c> to another machine, as they do inside a
    /// Vitam platform. Default: false; loopback addresses are always allowed.
    /// </summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>How long one try of a call may take. Default: 100 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How calls are repeated after a transient failure.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>How often a waiting client looks at its task.</summary>
    public PollingOptions Polling { get; set; } = new();

    /// <summary>
    /// Tells where a task stands. Words for states are not documented, so a service may have some that this library does
    /// not know. Default: <see cref="VitamAsyncStatus.Phase"/>.
    /// </summary>
    public Func<VitamAsyncStatus, JobPhase> PhaseSelector { get; set; } = static status => status.Phase;
}
