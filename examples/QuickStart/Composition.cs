using BatchJobs.Client;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using QuickStart.DataFlux;
using QuickStart.Spss;
using QuickStart.Vitam;

namespace QuickStart;

/// <summary>The composition root. Whether the service is a real one or the fake shows in a single line.</summary>
internal static class Composition
{
    /// <summary>Puts the program together for SPSS.</summary>
    /// <param name="settings">Where the service is, and what it is to do.</param>
    /// <param name="fake">Takes the place of the service; null asks the real one.</param>
    public static ServiceProvider Build(SpssSettings settings, FakeBatchServer? fake)
    {
        var services = new ServiceCollection();
        services.AddSpssClient(options =>
        {
            options.Endpoint = settings.Url;
            options.AccessKey = settings.AccessKey;
            LookOften(options.Polling);
        });

        services.AddSingleton(settings);
        services.AddSingleton<JobDisplay>();
        services.AddSingleton<SpssWorkspace>();
        services.AddSingleton<TrainAndScore>();
        return Build(services, fake);
    }

    /// <summary>Puts the program together for DataFlux.</summary>
    /// <param name="settings">Where the server is, and what it is to do.</param>
    /// <param name="fake">Takes the place of the server; null asks the real one.</param>
    public static ServiceProvider Build(DataFluxSettings settings, FakeBatchServer? fake)
    {
        var services = new ServiceCollection();
        services.AddDataFluxClient(options =>
        {
            options.Endpoint = settings.Url;
            options.UserName = settings.UserName;
            options.Password = settings.Password;
            LookOften(options.Polling);
        });

        services.AddSingleton(settings);
        services.AddSingleton<DataFluxWorkspace>();
        services.AddSingleton<ExecuteFlow>();
        return Build(services, fake);
    }

    /// <summary>Puts the program together for Vitam.</summary>
    /// <param name="settings">Where the worker is, and on whose behalf it is asked.</param>
    /// <param name="fake">Takes the place of the worker; null asks the real one.</param>
    public static ServiceProvider Build(VitamSettings settings, FakeBatchServer? fake)
    {
        var services = new ServiceCollection();
        services.AddVitamClient(options =>
        {
            options.Endpoint = settings.Url;
            options.PlatformKey = settings.PlatformKey;
            options.TenantId = settings.TenantId;
            options.AllowInsecureHttp = settings.AllowInsecureHttp;
            LookOften(options.Polling);
        });

        services.AddSingleton<JobDisplay>();
        services.AddSingleton<SubmitStep>();
        return Build(services, fake);
    }

    private static void LookOften(PollingOptions polling)
    {
        polling.InitialDelay = TimeSpan.FromMilliseconds(250);
        polling.BackoffFactor = 1.2;
        polling.MaxDelay = TimeSpan.FromSeconds(10);
    }

    private static ServiceProvider Build(ServiceCollection services, FakeBatchServer? fake)
    {
        services.AddSingleton(Terminal.Open());
        if (fake is not null)
        {
            services.AddFakeBatchServer(fake);
        }

        return services.BuildServiceProvider();
    }
}
