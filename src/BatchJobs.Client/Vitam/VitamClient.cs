using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// A client of one Vitam worker. Register it with <c>AddVitamClient</c> and inject it; it is safe for use by many threads and
/// meant to live as long as the program.
/// </summary>
public sealed class VitamClient
{
    /// <summary>Makes a client over other implementations of its resources, such as a test's own.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="service">The service.</param>
    /// <param name="polling">How often a waiting client looks at its task; null takes the defaults.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    public VitamClient(IVitamTasks tasks, IVitamService service, PollingOptions? polling = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(service);
        Tasks = tasks;
        Service = service;
        Poller = new JobPoller(polling ?? new PollingOptions(), time ?? TimeProvider.System);
        PhaseOf = static status => status.Phase;
        Masked = static text => text;
    }

    internal VitamClient(HttpClient http, VitamClientOptions options, TimeProvider time, ILogger logger)
    {
        var transport = new ServiceTransport(http, VitamEndpoint.Describe(options), time, logger);
        var context = new VitamContext { ApplicationId = options.ApplicationId, TenantId = options.TenantId };
        Tasks = new VitamTasks(transport, context, time, this);
        Service = new VitamService(transport);
        Poller = new JobPoller(options.Polling, time);
        PhaseOf = options.PhaseOf;
        Masked = transport.Masked;
    }

    /// <summary>The service's tasks.</summary>
    public IVitamTasks Tasks { get; }

    /// <summary>The service itself.</summary>
    public IVitamService Service { get; }

    internal JobPoller Poller { get; }

    internal Func<VitamAsyncStatus, JobPhase> PhaseOf { get; }

    /// <summary>Hides the platform key in what goes into an exception, however short it is.</summary>
    internal Func<string?, string?> Masked { get; }
}
