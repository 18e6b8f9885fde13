using BatchJobs.Client;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ThreeServices;

/// <summary>The composition root: three clients, and a fake in the place of all three services.</summary>
internal static class Composition
{
    public static ServiceProvider Build(FakeBatchServer fake)
    {
        var services = new ServiceCollection();
        services.AddSpssClient(options =>
        {
            options.Endpoint = new Uri("https://spss.example.com");
            options.AccessKey = "sample-key";
            LookOften(options.Polling);
        });
        services.AddDataFluxClient(options =>
        {
            options.Endpoint = new Uri("https://dataflux.example.com:21036");
            LookOften(options.Polling);
        });
        services.AddVitamClient(options =>
        {
            options.Endpoint = new Uri("https://worker.example.com");
            options.PlatformKey = "sample-key";
            LookOften(options.Polling);
        });

        services.AddSingleton<Submissions>();
        services.AddFakeBatchServer(fake);       // without this line, the real services answer
        return services.BuildServiceProvider();
    }

    private static void LookOften(PollingOptions polling)
    {
        polling.InitialDelay = TimeSpan.FromMilliseconds(250);
        polling.MaxDelay = TimeSpan.FromSeconds(1);
    }
}
