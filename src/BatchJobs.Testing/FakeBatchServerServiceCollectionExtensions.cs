using BatchJobs.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a <see cref="FakeBatchServer"/> under a program's own composition root.</summary>
public static class FakeBatchServerServiceCollectionExtensions
{
    /// <summary>
    /// Sends the requests of the SPSS, DataFlux and Vitam clients of the container to a fake server, whatever address they are
    /// configured with, and makes the server's clock the container's <see cref="TimeProvider"/>. Other clients keep their own
    /// handlers. It does not matter whether clients are registered before or after.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="server">The fake server, which stays the caller's to dispose of.</param>
    /// <returns>The container.</returns>
    /// <remarks>The clients are recognized by the names of their <see cref="HttpClient"/>s: <c>BatchJobs.Spss</c>, <c>BatchJobs.Spss.{name}</c> and so on.</remarks>
    public static IServiceCollection AddFakeBatchServer(this IServiceCollection services, FakeBatchServer server) =>
        services.AddFakeBatchServer(server, static _ => { });

    /// <inheritdoc cref="AddFakeBatchServer(IServiceCollection, FakeBatchServer)"/>
    /// <param name="services">The container.</param>
    /// <param name="server">The fake server, which stays the caller's to dispose of.</param>
    /// <param name="configure">Says which other clients are redirected, and whether the clock is replaced.</param>
    public static IServiceCollection AddFakeBatchServer(this IServiceCollection services, FakeBatchServer server, Action<FakeBatchServerClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(server);
        return services.AddFakeBatchServer(server, configure, server.CreateHandler);
    }

    /// <summary>Sends the requests through a handler that leads to the fake server.</summary>
    internal static IServiceCollection AddFakeBatchServer(
        this IServiceCollection services, FakeBatchServer server, Action<FakeBatchServerClientOptions> configure, Func<HttpMessageHandler> createHandler)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(configure);

        FlowThread.LeaveOutEntryPoint();
        var options = new FakeBatchServerClientOptions();
        configure(options);
        if (options.ReplaceTimeProvider)
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(server.Clock);
        }

        services.AddSingleton<IStartupFilter>(new JoiningStartupFilter(server.Clock));
        services.AddHttpClient();
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new Redirection(server, options, createHandler));
        return services;
    }

    private sealed class Redirection(FakeBatchServer server, FakeBatchServerClientOptions options, Func<HttpMessageHandler> createHandler)
        : IPostConfigureOptions<HttpClientFactoryOptions>
    {
        public void PostConfigure(string? name, HttpClientFactoryOptions factory)
        {
            if (options.IsRedirected(name ?? ""))
            {
                factory.HttpMessageHandlerBuilderActions.Add(builder =>
                {
                    builder.PrimaryHandler = createHandler();
                    builder.AdditionalHandlers.Insert(0, new InFlightRequestHandler(server));
                });
            }
        }
    }
}
