using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Spss;

/// <summary>
/// A client of one instance of the IBM SPSS Modeler batch job service. Register it with <c>AddSpssClient</c> and inject it;
/// it is safe for use by many threads and meant to live as long as the program.
/// </summary>
public sealed class SpssClient
{
    /// <summary>Makes a client over other implementations of its resources, such as a test's own.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="files">The files.</param>
    /// <param name="polling">How often a waiting client looks at its job; null takes the defaults.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    public SpssClient(ISpssJobs jobs, ISpssFiles files, PollingOptions? polling = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(files);
        Jobs = jobs;
        Files = files;
        Poller = new JobPoller(polling ?? new PollingOptions(), time ?? TimeProvider.System);
    }

    internal SpssClient(HttpClient http, SpssClientOptions options, TimeProvider time, ILogger logger)
    {
        var transport = new ServiceTransport(http, SpssEndpoint.Describe(options), time, logger);
        Jobs = new SpssJobs(transport, time, this);
        Files = new SpssFiles(transport);
        Poller = new JobPoller(options.Polling, time);
    }

    /// <summary>The service's jobs.</summary>
    public ISpssJobs Jobs { get; }

    /// <summary>The service's files.</summary>
    public ISpssFiles Files { get; }

    internal JobPoller Poller { get; }
}
