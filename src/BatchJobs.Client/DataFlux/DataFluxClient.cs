using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// A client of the batch jobs of one DataFlux Data Management Server. Register it with <c>AddDataFluxClient</c> and inject
/// it; it is safe for use by many threads and meant to live as long as the program.
/// </summary>
public sealed class DataFluxClient
{
    private readonly ServiceTransport? transport;

    /// <summary>Makes a client over other implementations of its resources, such as a test's own.</summary>
    /// <param name="jobFlows">The job flows.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="server">The server.</param>
    /// <param name="polling">How often a waiting client looks at its job; null takes the defaults.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    public DataFluxClient(
        IDataFluxJobFlows jobFlows, IDataFluxJobs jobs, IDataFluxServer server, PollingOptions? polling = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(jobFlows);
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(server);
        JobFlows = jobFlows;
        Jobs = jobs;
        Server = server;
        Poller = new JobPoller(polling ?? new PollingOptions(), time ?? TimeProvider.System);
    }

    internal DataFluxClient(HttpClient http, DataFluxClientOptions options, TimeProvider time, ILogger logger)
    {
        transport = new ServiceTransport(http, DataFluxEndpoint.Describe(options), time, logger);
        JobFlows = new DataFluxJobFlows(transport, time, options.MetadataTimeout, options.UserName, this);
        Jobs = new DataFluxJobs(transport, this);
        Server = new DataFluxServer(transport);
        Poller = new JobPoller(options.Polling, time);
        Looks = new SharedLooks(Jobs, options.Polling, time);
    }

    /// <summary>The server's job flows.</summary>
    public IDataFluxJobFlows JobFlows { get; }

    /// <summary>The executions of job flows.</summary>
    public IDataFluxJobs Jobs { get; }

    /// <summary>The server itself.</summary>
    public IDataFluxServer Server { get; }

    internal JobPoller Poller { get; }

    /// <summary>The looks that waits share; null when the resources are a test's own.</summary>
    internal SharedLooks? Looks { get; }

    /// <summary>The log of a job that is over, read again when it breaks or falls silent; once when the resources are a test's own.</summary>
    internal IAsyncEnumerable<string> ReadFinishedLog(string jobId, TimeSpan longestSilence, CancellationToken cancellationToken)
    {
        if (transport is null)
        {
            return Jobs.ReadLogLinesAsync(jobId, cancellationToken);
        }

        TimeSpan callTimeout = transport.Profile.CallTimeout;
        TimeSpan shorter = callTimeout == Timeout.InfiniteTimeSpan || longestSilence < callTimeout ? longestSilence : callTimeout;
        return new FinishedLog(jobId, transport, Poller.Time) { LongestSilence = shorter }.ReadAsync(given: 0, cancellationToken);
    }

    /// <summary>A text from the service without this client's secrets.</summary>
    internal string Masked(string text) => transport?.Masked(text) ?? text;
}
