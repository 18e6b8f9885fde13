using Microsoft.Extensions.Options;

namespace BatchJobs.Client.DataFlux;

/// <summary>A client of the batch jobs of one DataFlux Data Management Server.</summary>
/// <remarks>
/// Register it with <c>AddDataFluxClient</c> and inject it. It is safe for use by many threads, lives as long as the program and
/// holds nothing that has to be disposed of.
/// </remarks>
public sealed class DataFluxClient
{
    /// <summary>Initializes a new instance of the <see cref="DataFluxClient"/> class over the service's interfaces.</summary>
    /// <param name="jobFlows">The job flows, for example a test's own implementation.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="server">The server.</param>
    /// <param name="options">
    /// How the client retries and polls, and the endpoint below which the links of jobs must lead; the interfaces have their
    /// endpoint and credentials already. <see langword="null"/> for the defaults and links below <c>http://localhost:21036</c>.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public DataFluxClient(
        IDataFluxJobFlowDefnsApi jobFlows,
        IDataFluxJobsApi jobs,
        IDataFluxServerApi server,
        DataFluxClientOptions? options = null,
        TimeProvider? time = null)
        : this(
            jobFlows,
            jobs,
            server,
            new CurrentOptions<DataFluxClientOptions>(options ?? new DataFluxClientOptions { Endpoint = new Uri("http://localhost:21036") }),
            time ?? TimeProvider.System)
    {
    }

    internal DataFluxClient(
        IDataFluxJobFlowDefnsApi jobFlows,
        IDataFluxJobsApi jobs,
        IDataFluxServerApi server,
        CurrentOptions<DataFluxClientOptions> options,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(jobFlows);
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(server);
        var settings = new CurrentSettings<DataFluxClientOptions>(options, DataFluxService.Definition.CreateSettings);
        Server = server;
        Jobs = new DataFluxJobs(jobs, settings, () => options.Value.Polling, time);
        JobFlows = new DataFluxJobFlows(jobFlows, Jobs, server, options, time);
    }

    /// <summary>Gets the server's job flows.</summary>
    public DataFluxJobFlows JobFlows { get; }

    /// <summary>Gets the executions of job flows.</summary>
    public DataFluxJobs Jobs { get; }

    /// <summary>Gets the server itself.</summary>
    public IDataFluxServerApi Server { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">Where the server is, and how to get in.</param>
    /// <param name="handler">
    /// The handler that leads to the server, for example a fake's; the caller disposes of it when the client is no longer used.
    /// <see langword="null"/> for connections of the client's own, which close by themselves when they are idle. Create one client
    /// and keep it.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <returns>The client, with the same time limits, retries, exceptions and masking as one from a container.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public static DataFluxClient Create(DataFluxClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null) =>
        DataFluxService.Definition.CreateClient(options, handler, time);
}
