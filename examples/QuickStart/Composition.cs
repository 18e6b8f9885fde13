using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using QuickStart.Spss;

namespace QuickStart;

/// <summary>The composition root. Whether the service is a real one or the fake shows in a single line.</summary>
internal static class Composition
{
    /// <summary>Puts the program together.</summary>
    /// <param name="settings">Where the service is, and what it is to do.</param>
    /// <param name="fake">Takes the place of the service; null asks the real one.</param>
    public static ServiceProvider Build(SpssSettings settings, FakeBatchServer? fake)
    {
        var services = new ServiceCollection();
        services.AddSpssClient(options =>
        {
            options.Endpoint = settings.Url;
            options.AccessKey = settings.AccessKey;
            options.Polling.InitialDelay = TimeSpan.FromMilliseconds(250);
            options.Polling.GrowthFactor = 1.2;
            options.Polling.MaxDelay = TimeSpan.FromSeconds(10);
        });

        services.AddSingleton(settings);
        services.AddSingleton(Terminal.Open());
        services.AddSingleton<JobDisplay>();
        services.AddSingleton<SpssWorkspace>();
        services.AddSingleton<TrainAndScore>();

        if (fake is not null)
        {
            services.UseFakeBatchServer(fake);
        }

        return services.BuildServiceProvider();
    }
}
