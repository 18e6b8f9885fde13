using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client;

/// <summary>How every service's <see cref="HttpClient"/> is set up.</summary>
internal static class ServiceHttpClient
{
    /// <summary>What a client holds in memory of one answer, files and logs excepted: 256 MiB.</summary>
    private const long LongestAnswer = 256 * 1024 * 1024;

    public static IHttpClientBuilder Add(IServiceCollection services, string name) => services
        .AddHttpClient(name, http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.MaxResponseContentBufferSize = LongestAnswer;
        })
        .UseSocketsHttpHandler((handler, _) =>
        {
            // The client lives as long as the program, so its connections are renewed for changes in DNS. A redirect could
            // lead the credentials to another host.
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
            handler.AllowAutoRedirect = false;
            handler.UseCookies = false;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
