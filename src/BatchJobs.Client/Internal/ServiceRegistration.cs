using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client;

/// <summary>How every service's client is put into the container: by itself, or under its name when there are several.</summary>
internal static class ServiceRegistration
{
    public static IHttpClientBuilder Add<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceCollection services,
        string system,
        string name,
        Action<OptionsBuilder<TOptions>> configure,
        Func<HttpClient, TOptions, TimeProvider, ILogger, TClient> create)
        where TClient : class
        where TOptions : class
    {
        configure(services.AddOptions<TOptions>(name));
        services.AddOptions<TOptions>(name).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        string httpName = name.Length == 0 ? $"BatchJobs.{system}" : $"BatchJobs.{system}.{name}";
        AddSingleton(services, name, provider => create(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpName),
            provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()?.CreateLogger($"BatchJobs.Client.{system}") ?? NullLogger.Instance));
        return ServiceHttpClient.Add(services, httpName);
    }

    /// <summary>Registers a part of a client, so that it can be injected without the rest.</summary>
    public static void AddPart<TClient, TPart>(IServiceCollection services, string name, Func<TClient, TPart> part)
        where TClient : class
        where TPart : class =>
        AddSingleton(services, name, provider => part(
            name.Length == 0 ? provider.GetRequiredService<TClient>() : provider.GetRequiredKeyedService<TClient>(name)));

    private static void AddSingleton<T>(IServiceCollection services, string name, Func<IServiceProvider, T> create)
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
    }
}
