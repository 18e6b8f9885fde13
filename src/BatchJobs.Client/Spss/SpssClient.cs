using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

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

    internal SpssClient(ISpssJobsApi jobs, ISpssFilesApi files, SpssClientOptions options, TimeProvider time)
    {
        Jobs = new SpssJobs(jobs, options.Retry, time, this);
        Files = new SpssFiles(files);
        Poller = new JobPoller(options.Polling, time);
    }

    /// <summary>The service's jobs.</summary>
    public ISpssJobs Jobs { get; }

    /// <summary>The service's files.</summary>
    public ISpssFiles Files { get; }

    internal JobPoller Poller { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">Where the service is, and how to get in.</param>
    /// <param name="handler">
    /// What leads to the service, for example a fake's handler; the caller keeps it, and disposes of it when the client is no
    /// longer used. Null takes connections of the client's own, which close by themselves when they are idle: the client has
    /// nothing to be disposed of. Make one client and keep it.
    /// </param>
    /// <param name="time">The clock; null takes the system's.</param>
    /// <returns>The client, with the same time limits, repetition, exceptions and masking as one from a container.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public static SpssClient Create(SpssClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        ClientOptions.Validate(options, new SpssClientOptionsValidator());
        ServiceSettings settings = SpssEndpoint.Describe(options);
        time ??= TimeProvider.System;
        var connection = ServiceConnection.Over(
            handler ?? PrimaryHandlers.Create(), settings, SpssOperations.Table, new SpssSerializer(settings, time), time, NullLogger.Instance);
        return new SpssClient(connection.Api<ISpssJobsApi>(), connection.Api<ISpssFilesApi>(), options, time);
    }
}
