namespace BatchJobs.Client;

/// <summary>The options that the clients of all services have.</summary>
public abstract class ClientOptions
{
    private protected ClientOptions()
    {
    }

    /// <summary>Gets or sets the service's address. Required.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets whether requests and credentials may travel over plain <c>http</c> to another machine. Default:
    /// <see langword="false"/>; loopback addresses are always allowed.
    /// </summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>
    /// Gets or sets how long one attempt of a request may take, uploads and the body of a download excepted. Default: 100 seconds.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets or sets how requests are repeated after a transient failure.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets how often the client asks for the status of a job that it waits for.</summary>
    public PollingOptions Polling { get; set; } = new();
}
