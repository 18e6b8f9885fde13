using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Interfaces;

/// <summary>The names of the clients' <see cref="HttpClient"/>s are a contract: the fake, which shares no code with them, knows the clients by them.</summary>
public sealed class ClientNames
{
    private static readonly Uri Nowhere = new("https://nowhere.example.invalid");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Clients_are_registered_under_the_names_that_are_documented()
    {
        var services = new ServiceCollection();

        string[] names =
        [
            services.AddSpssClient(Spss).Name, services.AddSpssClient("second", Spss).Name,
            services.AddDataFluxClient(DataFlux).Name, services.AddDataFluxClient("second", DataFlux).Name,
            services.AddVitamClient(Vitam).Name, services.AddVitamClient("second", Vitam).Name,
        ];

        names.Should().Equal("BatchJobs.Spss", "BatchJobs.Spss.second", "BatchJobs.DataFlux", "BatchJobs.DataFlux.second", "BatchJobs.Vitam", "BatchJobs.Vitam.second");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_client_comes_to_the_fake_whatever_is_registered_first(bool fakeFirst)
    {
        using var server = new FakeBatchServer();
        var services = new ServiceCollection();
        if (fakeFirst)
        {
            services.AddFakeBatchServer(server);
        }

        services.AddSpssClient(Spss);
        services.AddSpssClient("second", Spss);
        services.AddDataFluxClient(DataFlux);
        services.AddDataFluxClient("second", DataFlux);
        services.AddVitamClient(Vitam);
        services.AddVitamClient("second", Vitam);
        if (!fakeFirst)
        {
            services.AddFakeBatchServer(server);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        foreach (string? name in (string?[])[null, "second"])
        {
            await Get<SpssClient>(provider, name).Jobs.ListAsync(Token);
            await Get<DataFluxClient>(provider, name).JobFlows.ListAsync(Token);
            await Get<VitamClient>(provider, name).Service.GetStatusAsync(cancellationToken: Token);
        }

        server.Journal.Entries.Select(entry => (entry.Path, entry.Status)).Should().OnlyContain(seen => seen.Status == 200).And.HaveCount(6);
    }

    private static T Get<T>(ServiceProvider provider, string? name)
        where T : class =>
        name is null ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    private static void Spss(SpssClientOptions options) => (options.Endpoint, options.AccessKey) = (Nowhere, "key");

    private static void DataFlux(DataFluxClientOptions options) => options.Endpoint = Nowhere;

    private static void Vitam(VitamClientOptions options) => (options.Endpoint, options.PlatformKey) = (Nowhere, "key");
}
