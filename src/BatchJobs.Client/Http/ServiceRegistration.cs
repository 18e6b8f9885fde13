using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client;

/// <summary>Puts a service's client and interfaces into the container: by themselves, or under a name when there are several.</summary>
internal sealed class ServiceRegistration : IApiRegistration
{
    private readonly IServiceCollection services;
    private readonly string name;
    private readonly string httpName;

    private ServiceRegistration(IServiceCollection services, string service, string name)
    {
        this.services = services;
        this.name = name;
        httpName = name.Length == 0 ? $"BatchJobs.{service}" : $"BatchJobs.{service}.{name}";
    }

    /// <summary>Registers a client of a service.</summary>
    /// <returns>The builder of the underlying HTTP client.</returns>
    public static IHttpClientBuilder Add<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceCollection services, ServiceDefinition<TClient, TOptions> service, string name, Action<OptionsBuilder<TOptions>> configure)
        where TClient : class
        where TOptions : ClientOptions
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        var registration = new ServiceRegistration(services, service.Name, name);
        configure(services.AddOptions<TOptions>(name));
        services.AddOptions<TOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>>(service.Validator));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => provider.GetService<IMeterFactory>() is { } meters ? new ClientMetrics(meters) : ClientMetrics.Shared);

        // A program may add the factory's loggers again, and they write down headers, in which a service may repeat what it was sent.
        IHttpClientBuilder http = services.AddHttpClient(registration.httpName).RemoveAllLoggers().RedactLoggedHeaders(static _ => true);
        if (!services.Any(descriptor => descriptor.ImplementationType == typeof(CredentialsFilter)))
        {
            // The first filter is the last to act.
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, CredentialsFilter>());
        }

        services.TryAddKeyedSingleton(registration.httpName, (provider, _) => new CurrentOptions<TOptions>(
            provider.GetRequiredService<IOptionsMonitor<TOptions>>(), name, Logger(provider, service.Name)));
        services.TryAddKeyedSingleton<CurrentSettings>(registration.httpName, (provider, _) => new CurrentSettings<TOptions>(
            provider.GetRequiredKeyedService<CurrentOptions<TOptions>>(registration.httpName), service.CreateSettings));
        services.TryAddKeyedSingleton(registration.httpName, (provider, _) => new ClientTelemetry(
            service.DisplayName,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ClientMetrics>(),
            Logger(provider, service.Name),
            provider.GetRequiredKeyedService<CurrentSettings>(registration.httpName)));
        services.TryAddKeyedSingleton(registration.httpName, (provider, _) => registration.Connect(provider, service));
        service.AddApis(registration);
        registration.Add(provider => service.CreateClient(
            new ContainerApis(provider, name),
            provider.GetRequiredKeyedService<CurrentOptions<TOptions>>(registration.httpName),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredKeyedService<ClientTelemetry>(registration.httpName)));
        return http;
    }

    public IApiRegistration Add<TApi>()
        where TApi : class =>
        Add(provider => provider.GetRequiredKeyedService<ServiceConnection>(httpName).Get<TApi>());

    private ServiceRegistration Add<T>(Func<IServiceProvider, T> create)
        where T : class
    {
        if (name.Length == 0)
        {
            services.TryAddSingleton(create);
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => create(provider));
        }

        return this;
    }

    private ServiceConnection Connect<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceProvider provider, ServiceDefinition<TClient, TOptions> service)
        where TClient : class
        where TOptions : ClientOptions
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return new ServiceConnection(
            provider.GetRequiredKeyedService<CurrentSettings>(httpName),
            service.Operations,
            service.CreateSerializer(time),
            time,
            provider.GetRequiredKeyedService<ClientTelemetry>(httpName),
            new FactoryHandler(provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName),
            provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(httpName).HttpClientActions);
    }

    private static TolerantLogger Logger(IServiceProvider provider, string service) =>
        new(provider.GetService<ILoggerFactory>()?.CreateLogger($"BatchJobs.Client.{service}") ?? NullLogger.Instance);

    /// <summary>The interfaces as they are registered, those of the program's own among them.</summary>
    private sealed class ContainerApis(IServiceProvider provider, string name) : IApiProvider
    {
        public TApi Get<TApi>()
            where TApi : class =>
            name.Length == 0 ? provider.GetRequiredService<TApi>() : provider.GetRequiredKeyedService<TApi>(name);
    }
}
