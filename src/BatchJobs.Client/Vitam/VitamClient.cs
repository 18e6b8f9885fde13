using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Vitam;

/// <summary>A client of one Vitam worker.</summary>
/// <remarks>
/// Register it with <c>AddVitamClient</c> and inject it. It is safe for use by many threads, lives as long as the program and holds
/// nothing that has to be disposed of.
/// </remarks>
public sealed class VitamClient
{
    /// <summary>Initializes a new instance of the <see cref="VitamClient"/> class over the service's interfaces.</summary>
    /// <param name="tasks">The tasks, for example a test's own implementation.</param>
    /// <param name="status">The service itself.</param>
    /// <param name="options">
    /// How the client polls, and on whose behalf; the interfaces have their endpoint and credentials already. <see langword="null"/>
    /// for the defaults.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public VitamClient(IVitamTasksApi tasks, IVitamStatusApi status, VitamClientOptions? options = null, TimeProvider? time = null)
        : this(tasks, status, new CurrentOptions<VitamClientOptions>(options ?? new VitamClientOptions()), time ?? TimeProvider.System)
    {
    }

    internal VitamClient(IVitamTasksApi tasks, IVitamStatusApi status, CurrentOptions<VitamClientOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(status);
        Tasks = new VitamTasks(tasks, options, time);
        Service = status;
    }

    /// <summary>Gets the service's tasks.</summary>
    public VitamTasks Tasks { get; }

    /// <summary>Gets the service itself.</summary>
    public IVitamStatusApi Service { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">Where the worker is, and how to get in.</param>
    /// <param name="handler">
    /// The handler that leads to the worker, for example a fake's; the caller disposes of it when the client is no longer used.
    /// <see langword="null"/> for connections of the client's own, which close by themselves when they are idle. Create one client
    /// and keep it.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <returns>The client, with the same time limits, retries, exceptions and masking as one from a container.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public static VitamClient Create(VitamClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null) =>
        VitamService.Definition.CreateClient(options, handler, time);
}
