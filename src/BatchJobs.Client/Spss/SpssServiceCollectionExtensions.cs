using BatchJobs.Client;
using BatchJobs.Client.Spss;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that register <see cref="SpssClient"/>.</summary>
public static class SpssServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client of the service: <see cref="SpssClient"/>, and the service's interfaces <see cref="ISpssJobsApi"/> and
    /// <see cref="ISpssFilesApi"/>.
    /// </summary>
    /// <remarks>
    /// They are registered as singletons, unless they are registered already. Invalid options are reported when the host starts.
    /// </remarks>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, Action<SpssClientOptions> configure) =>
        services.AddSpssClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a client of one of several services. Inject it with <c>[FromKeyedServices(name)]</c>.</summary>
    /// <inheritdoc cref="AddSpssClient(IServiceCollection, Action{SpssClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, string name, Action<SpssClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ServiceRegistration.Add(services, SpssService.Definition, name, options => options.Configure(configure));
    }

    /// <summary>
    /// Registers a client of the service whose options are read from the configuration: <see cref="SpssClient"/>, and the service's
    /// interfaces <see cref="ISpssJobsApi"/> and <see cref="ISpssFilesApi"/>. Changes of the
    /// configuration, other than of the endpoint, take effect with the next request.
    /// </summary>
    /// <inheritdoc cref="AddSpssClient(IServiceCollection, Action{SpssClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>AccessKey</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, IConfiguration section) =>
        services.AddSpssClient(Options.Options.DefaultName, section);

    /// <summary>
    /// Registers a client of one of several services whose options are read from the configuration. Inject it with
    /// <c>[FromKeyedServices(name)]</c>.
    /// </summary>
    /// <inheritdoc cref="AddSpssClient(IServiceCollection, Action{SpssClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>AccessKey</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return ServiceRegistration.Add(services, SpssService.Definition, name, options => options.Bind(section));
    }

    /// <summary>
    /// Sets the endpoint and the access key from <c>VCAP_SERVICES</c>, where Cloud Foundry stores the credentials of a bound
    /// <c>pm-20</c> service.
    /// </summary>
    /// <param name="options">The options to set.</param>
    /// <param name="json">The value of the variable; <see langword="null"/> to read it from the environment.</param>
    /// <param name="instance">The name of the service instance; <see langword="null"/> for the first one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The variable or the service is missing, or the value is not valid.</exception>
    public static void UseVcapServices(this SpssClientOptions options, string? json = null, string? instance = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        json ??= Environment.GetEnvironmentVariable("VCAP_SERVICES") ?? throw new FormatException("The environment has no VCAP_SERVICES.");
        VcapServices.Read(json, instance, options);
    }
}
