using BatchJobs.Client.Spss;
using Microsoft.Extensions.DependencyInjection;

namespace TestingYourCode.YourCode;

/// <summary>Your composition root. A test changes nothing in it; it adds to it.</summary>
public static class Composition
{
    /// <summary>Puts the program together.</summary>
    /// <param name="change">What a test does to the services; production passes nothing.</param>
    public static ServiceProvider Build(Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        services.AddSpssClient(options =>
        {
            options.Endpoint = new Uri("https://spss.example.com/pm/v1");
            options.AccessKey = "key-of-production";
        });

        services.AddDataFluxClient(options =>
        {
            options.Endpoint = new Uri("https://dataflux.example.com:21036");
            options.UserName = "batch";
            options.Password = "password-of-production";
        });

        services.AddSingleton(new Database("warehouse", DatabaseType.DashDB, "dashdb.example.com", 50001, "BLUDB", "user", "secret", "Security=SSL"));
        services.AddSingleton<Scoring>();
        services.AddSingleton<Cleaning>();
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
