using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client;

/// <summary>Puts a service's client and its parts into the container: by themselves, or under a name when there are several.</summary>
internal sealed class ServiceRegistration<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    where TClient : class
    where TOptions : class
{
    private readonly IServiceCollection services;
    private readonly string system;
    private readonly string name;
    private readonly string httpName;

    public ServiceRegistration(IServiceCollection services, string system, string name, Action<OptionsBuilder<TOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        this.services = services;
        this.system = system;
        this.name = name;
        httpName = name.Length == 0 ? $"BatchJobs.{system}" : $"BatchJobs.{system}.{name}";

        configure(services.AddOptions<TOptions>(name));
        services.AddOptions<TOptions>(name).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        HttpClient = services.AddHttpClient(httpName).RemoveAllLoggers();
        if (!services.Any(service => service.ImplementationType == typeof(CredentialsFilter)))
        {
            // The first filter is the last to act.
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, CredentialsFilter>());
        }
    }

    public IHttpClientBuilder HttpClient { get; }

    /// <summary>Registers how the service is reached.</summary>
    public ServiceRegistration<TClient, TOptions> Connection(
        Func<TOptions, ServiceSettings> describe, OperationTable operations, Func<ServiceSettings, TimeProvider, ServiceSerializer> serializer)
    {
        services.TryAddKeyedSingleton(httpName, (provider, _) =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            ServiceSettings settings = describe(Options(provider));
            return new ServiceConnection(
                settings,
                operations,
                serializer(settings, time),
                time,
                provider.GetService<ILoggerFactory>()?.CreateLogger($"BatchJobs.Client.{system}") ?? NullLogger.Instance,
                new FactoryHandler(provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName),
                provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(httpName).HttpClientActions);
        });
        return this;
    }

    /// <summary>Registers one of the service's interfaces, unless the program has an implementation of its own.</summary>
    public ServiceRegistration<TClient, TOptions> Api<TApi>()
        where TApi : class =>
        Add(provider => provider.GetRequiredKeyedService<ServiceConnection>(httpName).Api<TApi>());

    /// <summary>Registers the client.</summary>
    public ServiceRegistration<TClient, TOptions> Client(Func<Parts, TClient> create) => Add(provider => create(new Parts(this, provider)));

    /// <summary>Registers a part of the client, so that it can be injected without the rest.</summary>
    public ServiceRegistration<TClient, TOptions> Part<TPart>(Func<TClient, TPart> part)
        where TPart : class =>
        Add(provider => part(Get<TClient>(provider)));

    private ServiceRegistration<TClient, TOptions> Add<T>(Func<IServiceProvider, T> create)
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

    private T Get<T>(IServiceProvider provider)
        where T : class =>
        name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    private TOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);

    /// <summary>What a client is built from.</summary>
    internal readonly struct Parts(ServiceRegistration<TClient, TOptions> registration, IServiceProvider provider)
    {
        public TOptions Options => registration.Options(provider);

        public TimeProvider Time => provider.GetRequiredService<TimeProvider>();

        public ServiceSettings Settings => provider.GetRequiredKeyedService<ServiceConnection>(registration.httpName).Settings;

        public TApi Api<TApi>()
            where TApi : class =>
            registration.Get<TApi>(provider);
    }
}
