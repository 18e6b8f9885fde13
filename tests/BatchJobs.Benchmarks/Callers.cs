using BatchJobs.Client.Spss;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Refit;

namespace BatchJobs.Benchmarks;

/// <summary>Everybody who calls the service, on one stub: the client and its peers.</summary>
internal sealed class Callers
{
    private static readonly Uri Endpoint = new("https://spss.example.com/");

    public Callers()
    {
        ServiceProvider services = new ServiceCollection()
            .AddSpssClient(options => { options.Endpoint = Endpoint; options.AccessKey = "k"; })
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler()).Services
            .AddHttpClient("hand", http => http.BaseAddress = Endpoint)
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler()).RemoveAllLoggers().Services
            .AddRefitGeneratedClient<IRefitJobsApi>(Settings())
            .ConfigureHttpClient(http => http.BaseAddress = Endpoint)
            .AddTransientHttpErrorPolicy(policy => policy.WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt))))
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler()).Services
            .BuildServiceProvider();

        Client = services.GetRequiredService<SpssClient>();
        HandWritten = new HandWrittenClient(services.GetRequiredService<IHttpClientFactory>().CreateClient("hand"));
        BareRefit = RestService.ForGenerated<IRefitJobsApi>(new HttpClient(new StubHandler()) { BaseAddress = Endpoint }, Settings());
        RefitAndPolly = services.GetRequiredService<IRefitJobsApi>();
    }

    public SpssClient Client { get; }

    public HandWrittenClient HandWritten { get; }

    /// <summary>Refit alone, its generated requests on one <see cref="HttpClient"/>.</summary>
    public IRefitJobsApi BareRefit { get; }

    /// <summary>Refit as people wire it: the factory, its loggers, and Polly's policy for transient errors.</summary>
    public IRefitJobsApi RefitAndPolly { get; }

    private static RefitSettings Settings() => new(new SystemTextJsonContentSerializer(PeerJson.Default.Options));
}
