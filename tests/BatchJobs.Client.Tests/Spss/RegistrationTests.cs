using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Tests.Spss;

public class RegistrationTests
{
    [Fact]
    public void The_client_and_its_parts_can_be_injected()
    {
        var services = new ServiceCollection();
        services.AddSpssClient(Valid);
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        SpssClient client = provider.GetRequiredService<SpssClient>();

        provider.GetRequiredService<SpssClient>().Should().BeSameAs(client);
        provider.GetRequiredService<ISpssJobs>().Should().BeSameAs(client.Jobs);
        provider.GetRequiredService<ISpssFiles>().Should().BeSameAs(client.Files);
    }

    [Fact]
    public async Task The_builder_takes_further_handlers()
    {
        await using var server = new FakeBatchServer();
        var counting = new CountingHandler();
        var services = new ServiceCollection();
        IHttpClientBuilder builder = services.AddSpssClient(Valid);
        builder.AddHttpMessageHandler(() => counting);
        services.UseFakeBatchServer(server);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ISpssJobs>().ListAsync();

        counting.Count.Should().Be(1);
        server.Journal.Count.Should().Be(1);
    }

    [Fact]
    public async Task Named_clients_live_side_by_side()
    {
        await using var north = new FakeBatchServer();
        await using var south = new FakeBatchServer();
        south.Spss.Options.AccessKey = "south-key";
        var services = new ServiceCollection();
        services.AddSpssClient("north", options => { Valid(options); options.AccessKey = "north-key"; })
            .ConfigurePrimaryHttpMessageHandler(north.CreateHandler);
        services.AddSpssClient("south", options => { Valid(options); options.AccessKey = "south-key"; })
            .ConfigurePrimaryHttpMessageHandler(south.CreateHandler);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<ISpssFiles>("north").UploadAsync("n", new MemoryStream([1]));
        await provider.GetRequiredKeyedService<ISpssFiles>("south").UploadAsync("s", new MemoryStream([1]));

        north.Spss.Files.Ids.Should().Equal("n");
        south.Spss.Files.Ids.Should().Equal("s");
        provider.GetService<SpssClient>().Should().BeNull();
        provider.GetRequiredKeyedService<ISpssJobs>("north").Should().BeSameAs(provider.GetRequiredKeyedService<SpssClient>("north").Jobs);
    }

    [Fact]
    public void Options_are_read_from_the_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Spss:Endpoint"] = "https://h.example.com/pm/v1",
                ["Spss:AccessKey"] = "k+/==",
                ["Spss:AttemptTimeout"] = "00:00:30",
                ["Spss:Retry:MaxRetryAttempts"] = "7",
                ["Spss:Polling:MaxDelay"] = "00:01:00",
                ["Spss:Polling:Jitter"] = "0.25",
            })
            .Build();
        var services = new ServiceCollection();
        services.AddSpssClient(configuration.GetSection("Spss"));
        services.AddSpssClient("other", configuration.GetSection("Spss"));
        using ServiceProvider provider = services.BuildServiceProvider();

        foreach (string name in new[] { Options.DefaultName, "other" })
        {
            SpssClientOptions options = provider.GetRequiredService<IOptionsMonitor<SpssClientOptions>>().Get(name);
            options.Endpoint.Should().Be(new Uri("https://h.example.com/pm/v1"));
            options.AccessKey.Should().Be("k+/==");
            options.AttemptTimeout.Should().Be(TimeSpan.FromSeconds(30));
            options.Retry.MaxRetryAttempts.Should().Be(7);
            options.Polling.MaxDelay.Should().Be(TimeSpan.FromMinutes(1));
            options.Polling.Jitter.Should().Be(0.25);
        }

        provider.GetRequiredService<SpssClient>().Should().NotBeNull();
        provider.GetRequiredKeyedService<SpssClient>("other").Should().NotBeNull();
    }

    [Fact]
    public void A_client_with_wrong_options_is_not_made()
    {
        var services = new ServiceCollection();
        services.AddSpssClient(_ => { });
        using ServiceProvider provider = services.BuildServiceProvider();
        Action make = () => provider.GetRequiredService<SpssClient>();

        make.Should().Throw<OptionsValidationException>().WithMessage("*Endpoint is required*AccessKey is required*");
    }

    [Fact]
    public void A_client_that_is_registered_twice_is_one_client_and_says_once_what_is_wrong()
    {
        var services = new ServiceCollection();
        services.AddSpssClient(options => options.AccessKey = "key");
        services.AddSpssClient(options => options.AttemptTimeout = TimeSpan.Zero);
        using ServiceProvider provider = services.BuildServiceProvider();

        Action get = () => provider.GetRequiredService<SpssClient>();

        get.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Nothing_may_be_null()
    {
        var services = new ServiceCollection();
        Action[] acts =
        [
            () => SpssServiceCollectionExtensions.AddSpssClient(null!, Valid),
            () => services.AddSpssClient((Action<SpssClientOptions>)null!),
            () => services.AddSpssClient((IConfiguration)null!),
            () => services.AddSpssClient(null!, Valid),
            () => SpssServiceCollectionExtensions.UseVcapServices(null!, "{}"),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }

    private static void Valid(SpssClientOptions options)
    {
        options.Endpoint = new Uri("https://h.example.com");
        options.AccessKey = "key";
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
