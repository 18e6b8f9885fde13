using System.Diagnostics;

namespace BatchJobs.Client.Spss;

/// <summary>Where an SPSS service is, how to get in, and how patient to be with it.</summary>
public sealed class SpssClientOptions
{
    /// <summary>The service's address, with or without <c>/pm/v1</c> and a slash at the end. Required.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The access key from the service's credentials, as it stands there. Required.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? AccessKey { get; set; }

    /// <summary>
    /// Whether the access key may travel over plain <c>http</c> to another machine. Default: false; loopback addresses are
    /// always allowed.
    /// </summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>How long one try of a call may take, uploads and the body of a download excepted. Default: 100 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How calls are repeated after a transient failure.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>How often a waiting client looks at its job.</summary>
    public PollingOptions Polling { get; set; } = new();
}
