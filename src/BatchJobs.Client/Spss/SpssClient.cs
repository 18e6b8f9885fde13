using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Spss;

/// <summary>
/// A client of one instance of the IBM SPSS Modeler batch job service. Register it with <c>AddSpssClient</c> and inject it;
/// it is safe for use by many threads and meant to live as long as the program.
/// </summary>
public sealed class SpssClient
{
    internal SpssClient(HttpClient http, SpssClientOptions options, TimeProvider time, ILogger logger)
    {
        ServiceProfile profile = SpssEndpoint.Describe(options);
        var transport = new ServiceTransport(http, profile, time, logger);
        Jobs = new SpssJobs(transport, time) { Client = this };
        Files = new SpssFiles(transport);
        Poller = new JobPoller(options.Polling, time);
    }

    /// <summary>The service's jobs.</summary>
    public ISpssJobs Jobs { get; }

    /// <summary>The service's files.</summary>
    public ISpssFiles Files { get; }

    internal JobPoller Poller { get; }
}
