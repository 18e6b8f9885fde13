using System.Diagnostics;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// The options of a Vitam client. <see cref="ClientOptions.Endpoint"/> is the worker's address with or without <c>/v1</c> and a slash
/// at the end. Inside a Vitam platform it may be plain <c>http</c>, which <see cref="ClientOptions.AllowInsecureHttp"/> permits.
/// </summary>
public sealed class VitamClientOptions : ClientOptions
{
    /// <summary>Gets or sets the platform key, which goes with every request (<c>X-Vitam-Key</c>). Required.</summary>
    /// <remarks>
    /// Where the service repeats the key, it is masked in exceptions, logs and results. A key of fewer than 8 characters is
    /// not searched for in results, such as <see cref="VitamResponseMetadata.RequestId"/>, <see cref="VitamAsyncStatus.ResultLink"/> or
    /// <see cref="VitamError.Message"/>: it could be part of an identifier or of a link, which would no longer work.
    /// </remarks>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PlatformKey { get; set; }

    /// <summary>
    /// Gets or sets the session's identifier (<c>X-Application-Id</c>) for requests that name none. Default:
    /// <see langword="null"/>, it is not sent.
    /// </summary>
    public string? ApplicationId { get; set; }

    /// <summary>
    /// Gets or sets the tenant (<c>X-Tenant-Id</c>) for requests that name none; 0 is a tenant. Default: <see langword="null"/>, it
    /// is not sent.
    /// </summary>
    public int? TenantId { get; set; }

    /// <summary>
    /// Gets or sets the function that tells the phase of a task. Words for states are not documented, so a service may have some
    /// that this library does not know. Default: <see cref="VitamAsyncStatus.Phase"/>.
    /// </summary>
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
