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

    /// <summary>
    /// Gets or sets how long nothing may come of a file or a log that is read; it counts anew with every part that comes. Default: 100
    /// seconds.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets headers that go with every request, for example what a gateway wants; they are not masked in logs. A header of the same
    /// name that the program's <see cref="HttpClient"/> or a handler sets comes first. Default: none.
    /// </summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets or sets whether a primary handler of the program's own that follows redirects, and is in use already, is taken as it is:
    /// a redirect can then lead the credentials to another host. Otherwise redirects are switched off, or refused where that is too
    /// late. Default: <see langword="false"/>.
    /// </summary>
    public bool AllowAutoRedirect { get; set; }

    /// <summary>Gets or sets how requests are repeated after a transient failure.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets how often the client asks for the status of a job that it waits for.</summary>
    public PollingOptions Polling { get; set; } = new();
}
