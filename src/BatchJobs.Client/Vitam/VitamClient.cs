using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

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
        PhaseSelector = static status => status.Phase;
        Masked = static text => text;
    }

    internal VitamClient(IVitamTasksApi tasks, IVitamStatusApi status, VitamClientOptions options, ServiceSettings settings, TimeProvider time)
    {
        var context = new VitamRequestOptions { ApplicationId = options.ApplicationId, TenantId = options.TenantId };
        Tasks = new VitamTasks(tasks, context, time, this);
        Service = new VitamService(status);
        Poller = new JobPoller(options.Polling, time);
        PhaseSelector = options.PhaseSelector;
        Masked = text => text is null ? null : settings.Masked(text);
    }

    /// <summary>The service's tasks.</summary>
    public IVitamTasks Tasks { get; }

    /// <summary>The service itself.</summary>
    public IVitamService Service { get; }

    internal JobPoller Poller { get; }

    internal Func<VitamAsyncStatus, JobPhase> PhaseSelector { get; }

    /// <summary>Hides the platform key in what goes into an exception, however short it is.</summary>
    internal Func<string?, string?> Masked { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">Where the worker is, and how to get in.</param>
    /// <param name="handler">
    /// What leads to the worker, for example a fake's handler; the caller keeps it, and disposes of it when the client is no
    /// longer used. Null takes connections of the client's own, which close by themselves when they are idle: the client has
    /// nothing to be disposed of. Make one client and keep it.
    /// </param>
    /// <param name="time">The clock; null takes the system's.</param>
    /// <returns>The client, with the same time limits, repetition, exceptions and masking as one from a container.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public static VitamClient Create(VitamClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        ClientOptions.Validate(options, new VitamClientOptionsValidator());
        ServiceSettings settings = VitamEndpoint.Describe(options);
        time ??= TimeProvider.System;
        var connection = ServiceConnection.Over(
            handler ?? PrimaryHandlers.Create(), settings, VitamOperations.Table, new VitamSerializer(settings, time), time, NullLogger.Instance);
        return new VitamClient(connection.Api<IVitamTasksApi>(), connection.Api<IVitamStatusApi>(), options, settings, time);
    }
}
