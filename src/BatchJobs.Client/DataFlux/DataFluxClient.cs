using Microsoft.Extensions.Options;

namespace BatchJobs.Client.DataFlux;

/// <summary>Provides access to the batch jobs of one DataFlux Data Management Server.</summary>
/// <remarks>
/// Register the client with <c>AddDataFluxClient</c> and inject it. It is safe for concurrent use, and is kept for the lifetime of the
/// program. Disposing of it, which a container does, ends its waits and nothing else.
/// </remarks>
public sealed class DataFluxClient : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// Initializes a new instance of the <see cref="DataFluxClient"/> class that uses the given implementations of the service's
    /// interfaces.
    /// </summary>
    /// <param name="jobFlows">The operations on job flows, for example a test's own implementation.</param>
    /// <param name="jobs">The operations on jobs.</param>
    /// <param name="server">The operations on the server.</param>
    /// <param name="options">
    /// The options for retries and polling, and the endpoint below which the links of jobs must lead; the interfaces have their
    /// endpoint and credentials already. <see langword="null"/> for the defaults and links below <c>http://localhost:21036</c>.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="jobFlows"/>, <paramref name="jobs"/> or <paramref name="server"/> is <see langword="null"/>.
    /// </exception>
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
            new CurrentOptions<DataFluxClientOptions>(options ?? new DataFluxClientOptions()),
            time ?? TimeProvider.System,
            ClientTelemetry.Without(DataFluxService.Definition.DisplayName, time))
    {
    }

    internal DataFluxClient(
        IDataFluxJobFlowDefnsApi jobFlows,
        IDataFluxJobsApi jobs,
        IDataFluxServerApi server,
        CurrentOptions<DataFluxClientOptions> options,
        TimeProvider time,
        ClientTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(jobFlows);
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(server);
        var settings = new CurrentSettings<DataFluxClientOptions>(options, DataFluxService.Definition.CreateSettings);
        _ = settings.Value;
        Server = server;
        Jobs = new DataFluxJobs(jobs, settings, () => options.Value, time, telemetry);
        JobFlows = new DataFluxJobFlows(jobFlows, Jobs, server, options, time, telemetry);
    }

    /// <summary>Gets the server's job flows.</summary>
    public DataFluxJobFlows JobFlows { get; }

    /// <summary>Gets the jobs, which are executions of job flows.</summary>
    public DataFluxJobs Jobs { get; }

    /// <summary>Gets the operations on the server itself.</summary>
    public IDataFluxServerApi Server { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">The options with the endpoint and the credentials.</param>
    /// <param name="handler">
    /// The handler that sends the requests, for example that of a fake service; the caller disposes of it when the client is no
    /// longer used. <see langword="null"/> to let the client open its own connections, which close when they are idle; create one
    /// such client and keep it.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's clock.</param>
    /// <returns>The client. It has the same time limits, retries, exceptions and masking as a client from a container.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public static DataFluxClient Create(DataFluxClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null) =>
        DataFluxService.Definition.CreateClient(options, handler, time);

    /// <summary>Ends the client's waits with an <see cref="ObjectDisposedException"/>; the jobs are not affected.</summary>
    public void Dispose() => Jobs.Poller.Dispose();

    /// <summary>Ends the client's waits with an <see cref="ObjectDisposedException"/>; the jobs are not affected.</summary>
    /// <returns>A task that completes when the waits have ended.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
