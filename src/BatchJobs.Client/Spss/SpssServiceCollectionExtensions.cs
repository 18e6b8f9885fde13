using BatchJobs.Client;
using BatchJobs.Client.Spss;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="SpssClient"/>.</summary>
public static class SpssServiceCollectionExtensions
{
    /// <summary>
    /// Registers a client: inject <see cref="SpssClient"/>, or the service's operations as they are, <see cref="ISpssJobsApi"/> and
    /// <see cref="ISpssFilesApi"/>. Wrong options are reported when the host starts.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to add handlers to.</returns>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, Action<SpssClientOptions> configure) =>
        services.AddSpssClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a client for one of several services: inject it with <c>[FromKeyedServices(name)]</c>.</summary>
    /// <inheritdoc cref="AddSpssClient(IServiceCollection, Action{SpssClientOptions})"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the options.</param>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, string name, Action<SpssClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return ServiceRegistration.Add(services, SpssService.Definition, name, options => options.Configure(configure));
    }

    /// <summary>Registers a client whose options are read from the configuration, and read again when it changes before first use.</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>AccessKey</c> and the other options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>, to add handlers to.</returns>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, IConfiguration section) =>
        services.AddSpssClient(Options.Options.DefaultName, section);

    /// <summary>Registers a client for one of several services, with options from the configuration.</summary>
    /// <inheritdoc cref="AddSpssClient(IServiceCollection, IConfiguration)"/>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="section">The section with <c>Endpoint</c>, <c>AccessKey</c> and the other options.</param>
    public static IHttpClientBuilder AddSpssClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return ServiceRegistration.Add(services, SpssService.Definition, name, options => options.Bind(section));
    }

    /// <summary>
    /// Takes the address and the access key from <c>VCAP_SERVICES</c>, where Cloud Foundry puts the credentials of a bound
    /// <c>pm-20</c> service.
    /// </summary>
    /// <param name="options">The options to set.</param>
    /// <param name="json">The variable's value; null reads the environment.</param>
    /// <param name="instance">The service instance's name; null takes the first.</param>
    /// <exception cref="FormatException">There is no such variable or no such service in it, or it is damaged.</exception>
    public static void UseVcapServices(this SpssClientOptions options, string? json = null, string? instance = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        json ??= Environment.GetEnvironmentVariable("VCAP_SERVICES") ?? throw new FormatException("The environment has no VCAP_SERVICES.");
        VcapServices.Read(json, instance, options);
    }
}
