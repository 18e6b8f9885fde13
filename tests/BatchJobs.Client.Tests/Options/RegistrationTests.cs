using BatchJobs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Tests.Options;

/// <summary>What registering a client promises, whatever its service.</summary>
public abstract class RegistrationTests<TClient, TOptions>
    where TClient : class
    where TOptions : ClientOptions, new()
{
    /// <summary>The service's name in messages.</summary>
    protected abstract string Service { get; }

    /// <summary>The service's interfaces.</summary>
    protected abstract Type[] Interfaces { get; }

    /// <summary>Credentials in the configuration, as they are for <see cref="MakeValid"/>.</summary>
    protected abstract Dictionary<string, string?> Credentials { get; }

    protected abstract IHttpClientBuilder Add(IServiceCollection services, Action<TOptions> configure);

    protected abstract IHttpClientBuilder Add(IServiceCollection services, string name, Action<TOptions> configure);

    protected abstract IHttpClientBuilder Add(IServiceCollection services, IConfiguration section);

    protected abstract IHttpClientBuilder Add(IServiceCollection services, string name, IConfiguration section);

    /// <summary>Sets the credentials, whose secret is <c>SECRET</c>.</summary>
    protected abstract void SetCredentials(TOptions options);

    /// <summary>Makes some request.</summary>
    protected abstract Task CallAsync(TClient client);

    [Theory]
    [MemberData(nameof(OptionMistakes.Names), MemberType = typeof(OptionMistakes))]
    public Task A_wrong_option_stops_the_host_from_starting(string mistake) => AssertRefusedAsync(OptionMistakes.Get(mistake).Make, OptionMistakes.Get(mistake).Says);

    [Fact]
    public async Task All_wrong_options_are_reported_at_once_under_the_clients_name()
    {
        Func<Task> start = () => StartAsync(
            options =>
            {
                options.Endpoint = null;
                options.Retry.MaxRetryAttempts = 1000;
                options.Polling.Jitter = -1;
            },
            "north");

        (await start.Should().ThrowAsync<OptionsValidationException>())
            .Which.Failures.Should().HaveCount(3).And.OnlyContain(failure => failure.StartsWith($"{Service} client 'north': "));
    }

    [Theory]
    [InlineData("http://localhost:8080/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://[::1]/", false)]
    [InlineData("http://service.intranet.example.com/", true)]
    public Task Plain_http_goes_to_this_machine_or_where_it_is_allowed(string endpoint, bool isAllowed) =>
        StartAsync(options => (options.Endpoint, options.AllowInsecureHttp) = (new Uri(endpoint), isAllowed));

    [Fact]
    public Task Endless_waits_are_fine() => StartAsync(options =>
    {
        options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        options.Polling.Timeout = Timeout.InfiniteTimeSpan;
        options.Retry.MaxRetryAttempts = 0;
        options.Retry.Delay = TimeSpan.Zero;
    });

    [Fact]
    public void The_defaults_are_those_that_are_documented()
    {
        var options = new TOptions();

        options.AttemptTimeout.Should().Be(TimeSpan.FromSeconds(100));
        options.AllowInsecureHttp.Should().BeFalse();
        options.Retry.Should().BeEquivalentTo(new { MaxRetryAttempts = 3, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(30) });
        options.Polling.Should().BeEquivalentTo(new
        {
            InitialDelay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(30),
            BackoffFactor = 1.5,
            Jitter = 0.1,
            Timeout = Timeout.InfiniteTimeSpan,
        });
    }

    [Fact]
    public void The_client_and_its_interfaces_can_be_injected_also_by_name()
    {
        var services = new ServiceCollection();
        Add(services, MakeValid);
        Add(services, "north", MakeValid);
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        TClient client = provider.GetRequiredService<TClient>();
        TClient north = provider.GetRequiredKeyedService<TClient>("north");

        provider.GetRequiredService<TClient>().Should().BeSameAs(client);
        provider.GetRequiredKeyedService<TClient>("north").Should().BeSameAs(north).And.NotBeSameAs(client);
        Interfaces.Should().AllSatisfy(api =>
            provider.GetRequiredKeyedService(api, "north").Should().NotBeNull().And.NotBeSameAs(provider.GetRequiredService(api)));
    }

    [Fact]
    public void A_client_with_a_name_is_not_one_without()
    {
        var services = new ServiceCollection();
        Add(services, "north", MakeValid);
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetService<TClient>().Should().BeNull();
    }

    [Fact]
    public async Task The_builder_takes_further_handlers()
    {
        await using var server = new FakeBatchServer();
        var counting = new CountingHandler();
        var services = new ServiceCollection();
        Add(services, MakeValid).AddHttpMessageHandler(() => counting);
        services.AddFakeBatchServer(server);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredService<TClient>());

        counting.Count.Should().Be(1);
        server.Journal.Count.Should().Be(1);
    }

    [Fact]
    public async Task Named_clients_live_side_by_side()
    {
        await using var north = new FakeBatchServer();
        await using var south = new FakeBatchServer();
        var services = new ServiceCollection();
        Add(services, "north", MakeValid).ConfigurePrimaryHttpMessageHandler(north.CreateHandler);
        Add(services, "south", MakeValid).ConfigurePrimaryHttpMessageHandler(south.CreateHandler);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredKeyedService<TClient>("north"));
        await CallAsync(provider.GetRequiredKeyedService<TClient>("south"));
        await CallAsync(provider.GetRequiredKeyedService<TClient>("south"));

        (north.Journal.Count, south.Journal.Count).Should().Be((1, 2));
    }

    [Fact]
    public void Options_are_read_from_the_configuration()
    {
        IConfiguration section = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(Credentials)
            {
                ["Endpoint"] = "http://h.example.com/x",
                ["AllowInsecureHttp"] = "true",
                ["AttemptTimeout"] = "00:00:30",
                ["Retry:MaxRetryAttempts"] = "7",
                ["Polling:MaxDelay"] = "00:01:00",
                ["Polling:Jitter"] = "0.25",
            })
            .Build();
        var services = new ServiceCollection();
        Add(services, section);
        Add(services, "other", section);
        using ServiceProvider provider = services.BuildServiceProvider();
        var expected = new TOptions
        {
            Endpoint = new Uri("http://h.example.com/x"),
            AllowInsecureHttp = true,
            AttemptTimeout = TimeSpan.FromSeconds(30),
            Retry = { MaxRetryAttempts = 7 },
            Polling = { MaxDelay = TimeSpan.FromMinutes(1), Jitter = 0.25 },
        };
        SetCredentials(expected);

        foreach (string name in new[] { "", "other" })
        {
            TOptions options = provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);
            options.Should().BeEquivalentTo(expected, comparison => comparison.Excluding(member => typeof(Delegate).IsAssignableFrom(member.Type)));
            options.ToString().Should().NotContain("SECRET");
        }

        provider.GetRequiredService<TClient>().Should().NotBeNull();
        provider.GetRequiredKeyedService<TClient>("other").Should().NotBeNull();
    }

    [Fact]
    public void A_client_that_is_registered_twice_is_one_client_and_says_once_what_is_wrong()
    {
        var services = new ServiceCollection();
        Add(services, MakeValid);
        Add(services, options => options.Endpoint = null);
        Add(services, options => options.AttemptTimeout = TimeSpan.Zero);
        using ServiceProvider provider = services.BuildServiceProvider();

        Action get = () => provider.GetRequiredService<TClient>();

        get.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Nothing_may_be_null()
    {
        var services = new ServiceCollection();
        Action[] acts =
        [
            () => Add(null!, MakeValid),
            () => Add(services, (Action<TOptions>)null!),
            () => Add(services, (IConfiguration)null!),
            () => Add(services, null!, MakeValid),
            () => Add(services, "north", (IConfiguration)null!),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }

    protected void MakeValid(TOptions options)
    {
        options.Endpoint = new Uri("https://h.example.com");
        SetCredentials(options);
    }

    protected async Task AssertRefusedAsync(Action<TOptions> mistake, params string[] says)
    {
        Func<Task> start = () => StartAsync(mistake);

        OptionsValidationException exception = (await start.Should().ThrowAsync<OptionsValidationException>()).Which;

        exception.Failures.Should().ContainSingle().Which.Should().StartWith($"{Service} client: ").And.ContainAll(says);
        exception.ToString().Should().NotContain("SECRET");
    }

    private async Task StartAsync(Action<TOptions> configure, string name = "")
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        Add(builder.Services, name, options =>
        {
            MakeValid(options);
            configure(options);
        });
        using IHost host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
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
