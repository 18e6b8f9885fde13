using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Vitam;

/// <summary>Provides access to one Vitam worker.</summary>
/// <remarks>
/// Register the client with <c>AddVitamClient</c> and inject it. It is safe for concurrent use, and is kept for the lifetime of the
/// program. Disposing of it, which a container does, ends its waits and nothing else.
/// </remarks>
public sealed class VitamClient : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// Initializes a new instance of the <see cref="VitamClient"/> class that uses the given implementations of the service's
    /// interfaces.
    /// </summary>
    /// <param name="tasks">The operations on tasks, for example a test's own implementation.</param>
    /// <param name="status">The operation on the service itself.</param>
    /// <param name="options">
    /// The options for polling, and the session and the tenant; the interfaces have their endpoint and credentials already.
    /// <see langword="null"/> for the defaults.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="tasks"/> or <paramref name="status"/> is <see langword="null"/>.
    /// </exception>
    public VitamClient(IVitamTasksApi tasks, IVitamStatusApi status, VitamClientOptions? options = null, TimeProvider? time = null)
        : this(
            tasks,
            status,
            new CurrentOptions<VitamClientOptions>(options ?? new VitamClientOptions()),
            time ?? TimeProvider.System,
            ClientTelemetry.Without(VitamService.Definition.DisplayName, time))
    {
    }

    internal VitamClient(IVitamTasksApi tasks, IVitamStatusApi status, CurrentOptions<VitamClientOptions> options, TimeProvider time, ClientTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(status);
        Tasks = new VitamTasks(tasks, options, time, telemetry);
        Service = status;
    }

    /// <summary>Gets the service's tasks.</summary>
    public VitamTasks Tasks { get; }

    /// <summary>Gets the operation on the service itself.</summary>
    public IVitamStatusApi Service { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">The options with the endpoint and the platform key.</param>
    /// <param name="handler">
    /// The handler that sends the requests, for example that of a fake service; the caller disposes of it when the client is no
    /// longer used. <see langword="null"/> to let the client open its own connections, which close when they are idle; create one
    /// such client and keep it.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's clock.</param>
    /// <returns>The client. It has the same time limits, retries, exceptions and masking as a client from a container.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public static VitamClient Create(VitamClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null) =>
        VitamService.Definition.CreateClient(options, handler, time);

    /// <summary>Ends the client's waits with an <see cref="ObjectDisposedException"/>; the jobs are not affected.</summary>
    public void Dispose() => Tasks.Poller.Dispose();

    /// <summary>Ends the client's waits with an <see cref="ObjectDisposedException"/>; the jobs are not affected.</summary>
    /// <returns>A task that completes when the waits have ended.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
