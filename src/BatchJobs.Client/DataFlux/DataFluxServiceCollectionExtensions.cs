using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="DataFluxClient"/>.</summary>
public static class DataFluxServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client: inject <see cref="DataFluxClient"/>, or the service's operations as they are,
    /// <see cref="IDataFluxJobFlowDefnsApi"/>, <see cref="IDataFluxJobsApi"/> and <see cref="IDataFluxServerApi"/>. Wrong options are
    /// reported when the host starts.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, Action<DataFluxClientOptions> configure) =>
        services.AddDataFluxClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a client for one of several servers: inject it with <c>[FromKeyedServices(name)]</c>.</summary>
    /// <inheritdoc cref="AddDataFluxClient(IServiceCollection, Action{DataFluxClientOptions})"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the options.</param>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, string name, Action<DataFluxClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ServiceRegistration.Add(services, DataFluxService.Definition, name, options => options.Configure(configure));
    }

    /// <summary>Registers a client whose options are read from the configuration, and read again when it changes before first use.</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>UserName</c>, <c>Password</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, IConfiguration section) =>
        services.AddDataFluxClient(Options.Options.DefaultName, section);

    /// <summary>Registers a client for one of several servers, with options from the configuration.</summary>
    /// <inheritdoc cref="AddDataFluxClient(IServiceCollection, IConfiguration)"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>UserName</c>, <c>Password</c> and the other options.</param>
    public static IHttpClientBuilder AddDataFluxClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return ServiceRegistration.Add(services, DataFluxService.Definition, name, options => options.Bind(section));
    }
}
