namespace BatchJobs.Client;

/// <summary>Provides the options that the clients of all services have in common.</summary>
/// <remarks>
/// A client from a container reads its options for each request, and those for polling for each wait, so that a key can be replaced
/// while it runs; the endpoint stays. Changed options that are not valid are not used, and an error is logged.
/// </remarks>
public abstract class ClientOptions
{
    private protected ClientOptions()
    {
    }

    /// <summary>
    /// Gets or sets the endpoint of the service: an absolute <c>http</c> or <c>https</c> address without a query, a fragment or a
    /// user name. Required.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether requests and credentials may be sent over plain <c>http</c> to another machine.
    /// Default: <see langword="false"/>. Loopback addresses are always allowed.
    /// </summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>
    /// Gets or sets the time that one attempt of a request may take, uploads and the body of a download excepted. Default: 100
    /// seconds.
    /// </summary>
    /// <remarks>
    /// A list that answers for many waits has this time for all its attempts. The value is positive and at most 24 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// </remarks>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets or sets the time for which a file or log that is being read may send nothing. Default: 100 seconds.
    /// </summary>
    /// <remarks>The value is positive and at most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</remarks>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets the headers that are sent with every request. They are not masked in logs. A header that the program's
    /// <see cref="HttpClient"/> sets takes precedence. Default: none.
    /// </summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets or sets a value that indicates whether a primary handler that follows redirects and is already in use is accepted; a
    /// redirect can then send the credentials to another host. Default: <see langword="false"/>, such a handler is refused.
    /// </summary>
    public bool AllowAutoRedirect { get; set; }

    /// <summary>
    /// Gets or sets how requests are retried after a transient failure. Default: a new <see cref="RetryOptions"/>.
    /// </summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets how the client polls a job that it waits for. Default: a new <see cref="PollingOptions"/>.</summary>
    public PollingOptions Polling { get; set; } = new();
}
