using System.Diagnostics;

namespace BatchJobs.Client.DataFlux;

/// <summary>Where a DataFlux Data Management Server is, how to get in, and how patient to be with it.</summary>
public sealed class DataFluxClientOptions
{
    /// <summary>
    /// The server's address, with or without <c>/SASDataMgmtBatchJob/rest</c> and a slash at the end. Servers listen on
    /// port 21036 unless they are set up otherwise. Required.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The user for HTTP Basic authentication; null or empty, and no password, for a server without security.</summary>
    public string? UserName { get; set; }

    /// <summary>The user's password, which may be empty; null or empty for a server without security.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>
    /// Whether requests and credentials may travel over plain <c>http</c> to another machine. Default: false; loopback
    /// addresses are always allowed.
    /// </summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>
    /// How long one try of a call may take, uploads and the body of a download excepted. Default: 100 seconds.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long the server may take to find out a job flow's metadata, for which it starts a process and may ask
    /// databases. Default: 5 minutes.
    /// </summary>
    public TimeSpan MetadataTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How calls are repeated after a transient failure.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>How often a waiting client looks at its job.</summary>
    public PollingOptions Polling { get; set; } = new();
}
