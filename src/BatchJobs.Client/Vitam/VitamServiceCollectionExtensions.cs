using BatchJobs.Client;
using BatchJobs.Client.Vitam;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that register <see cref="VitamClient"/>.</summary>
public static class VitamServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client of the service: <see cref="VitamClient"/>, and the service's interfaces <see cref="IVitamTasksApi"/> and
    /// <see cref="IVitamStatusApi"/>.
    /// </summary>
    /// <remarks>
    /// They are registered as singletons, unless they are registered already. Invalid options are reported when the host starts.
    /// </remarks>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, Action<VitamClientOptions> configure) =>
        services.AddVitamClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a client of one of several workers. Inject it with <c>[FromKeyedServices(name)]</c>.</summary>
    /// <inheritdoc cref="AddVitamClient(IServiceCollection, Action{VitamClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, string name, Action<VitamClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ServiceRegistration.Add(services, VitamService.Definition, name, options => options.Configure(configure));
    }

    /// <summary>
    /// Registers a client of the service whose options are read from the configuration: <see cref="VitamClient"/>, and the
    /// service's interfaces <see cref="IVitamTasksApi"/> and <see cref="IVitamStatusApi"/>. Changes of the
    /// configuration, other than of the endpoint, take effect with the next request.
    /// </summary>
    /// <inheritdoc cref="AddVitamClient(IServiceCollection, Action{VitamClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>PlatformKey</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, IConfiguration section) =>
        services.AddVitamClient(Options.Options.DefaultName, section);

    /// <summary>
    /// Registers a client of one of several workers whose options are read from the configuration. Inject it with
    /// <c>[FromKeyedServices(name)]</c>.
    /// </summary>
    /// <inheritdoc cref="AddVitamClient(IServiceCollection, Action{VitamClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>PlatformKey</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return ServiceRegistration.Add(services, VitamService.Definition, name, options => options.Bind(section));
    }
}
