using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Spss;

/// <summary>A client of one instance of the IBM SPSS Modeler batch job service.</summary>
/// <remarks>
/// Register it with <c>AddSpssClient</c> and inject it. It is safe for use by many threads, lives as long as the program and holds
/// nothing that has to be disposed of.
/// </remarks>
public sealed class SpssClient
{
    /// <summary>Initializes a new instance of the <see cref="SpssClient"/> class over the service's interfaces.</summary>
    /// <param name="jobs">The jobs, for example a test's own implementation.</param>
    /// <param name="files">The files.</param>
    /// <param name="options">
    /// How the client retries and polls; the interfaces have their endpoint and credentials already. <see langword="null"/> for
    /// the defaults.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public SpssClient(ISpssJobsApi jobs, ISpssFilesApi files, SpssClientOptions? options = null, TimeProvider? time = null)
        : this(jobs, files, new CurrentOptions<SpssClientOptions>(options ?? new SpssClientOptions()), time ?? TimeProvider.System)
    {
    }

    internal SpssClient(ISpssJobsApi jobs, ISpssFilesApi files, CurrentOptions<SpssClientOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(files);
        Files = new SpssFiles(files);
        Jobs = new SpssJobs(jobs, Files, options, time);
    }

    /// <summary>Gets the service's jobs.</summary>
    public SpssJobs Jobs { get; }

    /// <summary>Gets the service's files.</summary>
    public SpssFiles Files { get; }

    /// <summary>Creates a client without a container, for scripts, functions and tests.</summary>
    /// <param name="options">Where the service is, and how to get in.</param>
    /// <param name="handler">
    /// The handler that leads to the service, for example a fake's; the caller disposes of it when the client is no longer used.
    /// <see langword="null"/> for connections of the client's own, which close by themselves when they are idle. Create one client
    /// and keep it.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <returns>The client, with the same time limits, retries, exceptions and masking as one from a container.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong.</exception>
    public static SpssClient Create(SpssClientOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null) =>
        SpssService.Definition.CreateClient(options, handler, time);
}
