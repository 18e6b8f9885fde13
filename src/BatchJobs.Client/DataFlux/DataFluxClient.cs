using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// A client of the batch jobs of one DataFlux Data Management Server. Register it with <c>AddDataFluxClient</c> and inject
/// it; it is safe for use by many threads and meant to live as long as the program.
/// </summary>
public sealed class DataFluxClient
{
    private readonly ServiceSettings? service;
    private readonly LogSource? logs;

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

    internal DataFluxClient(
        IDataFluxJobFlowDefnsApi jobFlows, IDataFluxJobsApi jobs, IDataFluxServerApi server, DataFluxClientOptions options, ServiceSettings settings, TimeProvider time)
    {
        service = settings;
        logs = new LogSource(jobs, settings, time);
        JobFlows = new DataFluxJobFlows(jobFlows, time, options.UserName, this);
        Jobs = new DataFluxJobs(jobs, logs, settings.Root, this);
        Server = new DataFluxServer(server);
        Poller = new JobPoller(options.Polling, time);
        Looks = new JobListCache(Jobs, options.Polling, time);
    }

    /// <summary>The server's job flows.</summary>
    public IDataFluxJobFlows JobFlows { get; }

    /// <summary>The executions of job flows.</summary>
    public IDataFluxJobs Jobs { get; }

    /// <summary>The server itself.</summary>
    public IDataFluxServer Server { get; }

    internal JobPoller Poller { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">Where the server is, and how to get in.</param>
    /// <param name="handler">
    /// What leads to the server, for example a fake's handler; the caller keeps it, and disposes of it when the client is no
    /// longer used. Null takes connections of the client's own, which close by themselves when they are idle: the client has
    /// nothing to be disposed of. Make one client and keep it.
    /// </param>
    /// <param name="time">The clock; null takes the system's.</param>
    /// <returns>The client, with the same time limits, repetition, exceptions and masking as one from a container.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public static DataFluxClient Create(DataFluxClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        ClientOptions.Validate(options, new DataFluxClientOptionsValidator());
        ServiceSettings settings = DataFluxEndpoint.Describe(options);
        time ??= TimeProvider.System;
        var connection = ServiceConnection.Over(
            handler ?? PrimaryHandlers.Create(), settings, DataFluxOperations.Table, new DataFluxSerializer(time), time, NullLogger.Instance);
        return new DataFluxClient(
            connection.Api<IDataFluxJobFlowDefnsApi>(), connection.Api<IDataFluxJobsApi>(), connection.Api<IDataFluxServerApi>(), options, settings, time);
    }

    /// <summary>The looks that waits share; null when the resources are a test's own.</summary>
    internal JobListCache? Looks { get; }

    /// <summary>The log of a job that is over, read again when it breaks or falls silent; once when the resources are a test's own.</summary>
    internal IAsyncEnumerable<string> ReadFinishedLog(string jobId, TimeSpan longestSilence, CancellationToken cancellationToken)
    {
        if (logs is null)
        {
            return Jobs.ReadLogLinesAsync(jobId, cancellationToken);
        }

        TimeSpan shorter = logs.AttemptTimeout == Timeout.InfiniteTimeSpan || longestSilence < logs.AttemptTimeout ? longestSilence : logs.AttemptTimeout;
        return new FinishedLog(jobId, logs) { LongestSilence = shorter }.ReadAsync(given: 0, cancellationToken);
    }

    /// <summary>A text from the service without this client's secrets.</summary>
    internal string Masked(string text) => service?.Masked(text) ?? text;
}
