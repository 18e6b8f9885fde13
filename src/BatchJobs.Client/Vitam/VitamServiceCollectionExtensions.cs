using BatchJobs.Client;
using BatchJobs.Client.Vitam;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="VitamClient"/>.</summary>
public static class VitamServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client: inject <see cref="VitamClient"/>, or the service's operations as they are, <see cref="IVitamTasksApi"/> and
    /// <see cref="IVitamStatusApi"/>. Wrong options are reported when the host starts.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to add handlers to.</returns>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, Action<VitamClientOptions> configure) =>
        services.AddVitamClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a client for one of several workers: inject it with <c>[FromKeyedServices(name)]</c>.</summary>
    /// <inheritdoc cref="AddVitamClient(IServiceCollection, Action{VitamClientOptions})"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the options.</param>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, string name, Action<VitamClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ServiceRegistration.Add(services, VitamService.Definition, name, options => options.Configure(configure));
    }

    /// <summary>Registers a client whose options are read from the configuration, and read again when it changes before first use.</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>PlatformKey</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to add handlers to.</returns>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, IConfiguration section) =>
        services.AddVitamClient(Options.Options.DefaultName, section);

    /// <summary>Registers a client for one of several workers, with options from the configuration.</summary>
    /// <inheritdoc cref="AddVitamClient(IServiceCollection, IConfiguration)"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>PlatformKey</c> and the other options.</param>
    public static IHttpClientBuilder AddVitamClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return ServiceRegistration.Add(services, VitamService.Definition, name, options => options.Bind(section));
    }
}
