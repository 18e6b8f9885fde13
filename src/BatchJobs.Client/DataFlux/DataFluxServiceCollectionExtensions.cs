using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that register <see cref="DataFluxClient"/>.</summary>
public static class DataFluxServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client of the service: <see cref="DataFluxClient"/>, and the service's interfaces
    /// <see cref="IDataFluxJobFlowDefnsApi"/>, <see cref="IDataFluxJobsApi"/> and <see cref="IDataFluxServerApi"/>.
    /// </summary>
    /// <remarks>
    /// They are registered as singletons, unless they are registered already. Invalid options are reported when the host starts.
    /// </remarks>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, Action<DataFluxClientOptions> configure) =>
        services.AddDataFluxClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a client of one of several servers. Inject it with <c>[FromKeyedServices(name)]</c>.</summary>
    /// <inheritdoc cref="AddDataFluxClient(IServiceCollection, Action{DataFluxClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, string name, Action<DataFluxClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ServiceRegistration.Add(services, DataFluxService.Definition, name, options => options.Configure(configure));
    }

    /// <summary>
    /// Registers a client of the service whose options are read from the configuration: <see cref="DataFluxClient"/>, and the
    /// service's interfaces <see cref="IDataFluxJobFlowDefnsApi"/>, <see cref="IDataFluxJobsApi"/> and
    /// <see cref="IDataFluxServerApi"/>. Changes of the
    /// configuration, other than of the endpoint, take effect with the next request.
    /// </summary>
    /// <inheritdoc cref="AddDataFluxClient(IServiceCollection, Action{DataFluxClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>UserName</c>, <c>Password</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, IConfiguration section) =>
        services.AddDataFluxClient(Options.Options.DefaultName, section);

    /// <summary>
    /// Registers a client of one of several servers whose options are read from the configuration. Inject it with
    /// <c>[FromKeyedServices(name)]</c>.
    /// </summary>
    /// <inheritdoc cref="AddDataFluxClient(IServiceCollection, Action{DataFluxClientOptions})" path="/remarks"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>UserName</c>, <c>Password</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to which handlers can be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return ServiceRegistration.Add(services, DataFluxService.Definition, name, options => options.Bind(section));
    }
}
