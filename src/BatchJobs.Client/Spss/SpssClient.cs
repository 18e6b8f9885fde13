using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Spss;

/// <summary>Provides access to one instance of the IBM SPSS Modeler batch job service.</summary>
/// <remarks>
/// Register the client with <c>AddSpssClient</c> and inject it. It is safe for concurrent use, and is kept for the lifetime of the
/// program. Disposing of it, which a container does, ends its waits and nothing else.
/// </remarks>
public sealed class SpssClient : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// Initializes a new instance of the <see cref="SpssClient"/> class that uses the given implementations of the service's
    /// interfaces.
    /// </summary>
    /// <param name="jobs">The operations on jobs, for example a test's own implementation.</param>
    /// <param name="files">The operations on files.</param>
    /// <param name="options">
    /// The options for retries and polling; the interfaces have their endpoint and credentials already. <see langword="null"/> for
    /// the defaults.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="jobs"/> or <paramref name="files"/> is <see langword="null"/>.
    /// </exception>
    public SpssClient(ISpssJobsApi jobs, ISpssFilesApi files, SpssClientOptions? options = null, TimeProvider? time = null)
        : this(
            jobs,
            files,
            new CurrentOptions<SpssClientOptions>(options ?? new SpssClientOptions()),
            time ?? TimeProvider.System,
            ClientTelemetry.Without(SpssService.Definition.DisplayName, time))
    {
    }

    internal SpssClient(ISpssJobsApi jobs, ISpssFilesApi files, CurrentOptions<SpssClientOptions> options, TimeProvider time, ClientTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(files);
        Files = new SpssFiles(files);
        Jobs = new SpssJobs(jobs, Files, options, time, telemetry);
    }

    /// <summary>Gets the service's jobs.</summary>
    public SpssJobs Jobs { get; }

    /// <summary>Gets the service's files.</summary>
    public SpssFiles Files { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">The options with the endpoint and the access key.</param>
    /// <param name="handler">
    /// The handler that sends the requests, for example that of a fake service; the caller disposes of it when the client is no
    /// longer used. <see langword="null"/> to let the client open its own connections, which close when they are idle; create one
    /// such client and keep it.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's clock.</param>
    /// <returns>The client. It has the same time limits, retries, exceptions and masking as a client from a container.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public static SpssClient Create(SpssClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null) =>
        SpssService.Definition.CreateClient(options, handler, time);

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
