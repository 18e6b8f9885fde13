using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a <see cref="FakeBatchServer"/> under a program's own composition root.</summary>
public static class FakeBatchServerServiceCollectionExtensions
{
    /// <summary>
    /// Sends every <see cref="HttpClient"/> that the container makes to the fake, whatever address it is configured with,
    /// and makes the fake's clock the container's <see cref="TimeProvider"/>. Everything else stays as in production; it
    /// does not matter whether clients are registered before or after. (A <see cref="TimeProvider"/> that is registered
    /// afterwards takes the clock's place, as the latest registration does.)
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="server">The fake; it stays the caller's to dispose of.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection UseFakeBatchServer(this IServiceCollection services, FakeBatchServer server)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(server);

        services.RemoveAll<TimeProvider>();
        services.AddSingleton<TimeProvider>(server.Clock);
        services.AddHttpClient();
        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder =>
            {
                builder.PrimaryHandler = server.CreateHandler();
                builder.AdditionalHandlers.Insert(0, new CallCounter(server));
            }));
        return services;
    }
}
