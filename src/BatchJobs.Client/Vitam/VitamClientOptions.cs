using System.Diagnostics;

namespace BatchJobs.Client.Vitam;

/// <summary>Provides the options of a Vitam client.</summary>
/// <remarks>
/// <see cref="ClientOptions.Endpoint"/> is the worker's address, with or without <c>/v1</c> and a trailing slash. Inside a Vitam
/// platform it may be plain <c>http</c>, which <see cref="ClientOptions.AllowInsecureHttp"/> permits.
/// </remarks>
public sealed class VitamClientOptions : ClientOptions
{
    /// <summary>Gets or sets the platform key, which is sent with every request (<c>X-Vitam-Key</c>). Required.</summary>
    /// <remarks>
    /// If the service returns the key, it is masked in exceptions, logs and results. In results, for example
    /// <see cref="VitamResponseMetadata.RequestId"/>, <see cref="VitamAsyncStatus.ResultLink"/> or
    /// <see cref="VitamError.Message"/>, a key of fewer than 8 characters is not masked, because it could be part of an identifier
    /// or of a link, which would become unusable.
    /// </remarks>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PlatformKey { get; set; }

    /// <summary>
    /// Gets or sets the identifier of the session (<c>X-Application-Id</c>) for requests that specify none: printable ASCII
    /// characters without blanks at the beginning or end. Default: <see langword="null"/>, it is not sent.
    /// </summary>
    public string? ApplicationId { get; set; }

    /// <summary>
    /// Gets or sets the identifier of the tenant (<c>X-Tenant-Id</c>) for requests that specify none; 0 is a tenant. Default:
    /// <see langword="null"/>, it is not sent.
    /// </summary>
    public int? TenantId { get; set; }

    /// <summary>
    /// Gets or sets the function that makes an identifier for each request to tasks (<c>X-Request-Id</c>) for which none is specified,
    /// for example <c>() => Guid.NewGuid().ToString()</c>. Default: <see langword="null"/>, none is sent.
    /// </summary>
    /// <remarks>
    /// The document does not list the header for requests, and the service names each request by itself; a worker that was built
    /// later expects it. The identifier is in logs and exceptions, and must not be a secret. The function must return printable ASCII
    /// characters without blanks at the beginning or end, and be safe for concurrent use.
    /// </remarks>
    public Func<string>? ClientRequestIdFactory { get; set; }

    /// <summary>
    /// Gets or sets the function that determines the phase of a task. Default: <see cref="VitamAsyncStatus.Phase"/>.
    /// </summary>
    /// <remarks>
    /// The words for states are not documented, so that a service may use some that this library does not know. The function must
    /// be safe for concurrent use.
    /// </remarks>
    public Func<VitamAsyncStatus, JobPhase> PhaseSelector { get; set; } = static status => status.Phase;
}

/// <summary>Finds what is wrong with the options, without showing the platform key.</summary>
internal sealed class VitamClientOptionsValidator() : ClientOptionsValidator<VitamClientOptions>("Vitam")
{
    protected override IEnumerable<string> ServiceRules(VitamClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.PlatformKey))
        {
            yield return "PlatformKey is required: the key that goes with every request.";
        }
        else if (!VitamHeaders.IsUsable(options.PlatformKey))
        {
            yield return $"PlatformKey {VitamHeaders.Rule}.";
        }

        if (options.ApplicationId is not null && !VitamHeaders.IsUsable(options.ApplicationId))
        {
            yield return $"ApplicationId {VitamHeaders.Rule}.";
        }

        if (options.PhaseSelector is null)
        {
            yield return "PhaseSelector must not be null.";
        }
    }
}
