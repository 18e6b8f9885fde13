using BatchJobs.Client.DataFlux;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Tests.DataFlux;

public class DataFluxRegistrationTests
{
    public static TheoryData<string, Action<DataFluxClientOptions>, string> Mistakes => new()
    {
        { "endpoint", o => o.Endpoint = null, "Endpoint is required" },
        { "query", o => o.Endpoint = new Uri("https://u:SECRET@h.example.com"), "must not have a query" },
        { "http", o => o.Endpoint = new Uri("http://h.example.com:21036"), "AllowInsecureHttp" },
        { "password", o => o.Password = null, "Password is missing" },
        { "user", o => o.UserName = "", "UserName is missing" },
        { "colon", o => o.UserName = "a:b", "colon" },
        { "control", o => o.Password = "SECRET\n", "control characters" },
        { "call", o => o.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout must be positive" },
        { "metadata", o => o.MetadataTimeout = TimeSpan.FromDays(100), "MetadataTimeout must not be longer" },
        { "retry", o => o.Retry.MaxRetryAttempts = -1, "Retry.MaxRetryAttempts" },
        { "polling", o => o.Polling = null!, "Polling" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_option_is_reported(string name, Action<DataFluxClientOptions> make, string says)
    {
        _ = name;
        var services = new ServiceCollection();
        services.AddDataFluxClient(options =>
        {
            Valid(options);
            make(options);
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        Action create = () => provider.GetRequiredService<DataFluxClient>();

        OptionsValidationException exception = create.Should().Throw<OptionsValidationException>().Which;

        exception.Failures.Should().ContainSingle().Which.Should().StartWith("DataFlux client: ").And.Contain(says);
        exception.ToString().Should().NotContain("SECRET");
    }

    [Fact]
    public void The_defaults_are_those_that_are_documented()
    {
        var options = new DataFluxClientOptions();

        options.AttemptTimeout.Should().Be(TimeSpan.FromSeconds(100));
        options.MetadataTimeout.Should().Be(TimeSpan.FromMinutes(5));
        options.AllowInsecureHttp.Should().BeFalse();
    }

    [Fact]
    public void The_client_and_its_parts_can_be_injected_also_by_name()
    {
        var services = new ServiceCollection();
        services.AddDataFluxClient(Valid);
        services.AddDataFluxClient("north", Valid);
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://h.example.com"), "key"));
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        DataFluxClient client = provider.GetRequiredService<DataFluxClient>();
        DataFluxClient north = provider.GetRequiredKeyedService<DataFluxClient>("north");

        provider.GetRequiredService<IDataFluxJobFlows>().Should().BeSameAs(client.JobFlows);
        provider.GetRequiredService<IDataFluxJobs>().Should().BeSameAs(client.Jobs);
        provider.GetRequiredService<IDataFluxServer>().Should().BeSameAs(client.Server);
        provider.GetRequiredKeyedService<IDataFluxJobs>("north").Should().BeSameAs(north.Jobs).And.NotBeSameAs(client.Jobs);
    }

    [Fact]
    public async Task A_program_can_add_headers_of_its_own_to_every_request()
    {
        await using var fixture = new DataFluxClientFixture();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(fixture.Server.Clock);
        services.AddDataFluxClient(Valid)
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-CSRF-Token", "t0k3n"))
            .ConfigurePrimaryHttpMessageHandler(() => fixture.Wire);
        fixture.Wire.Answer(200, DataFluxClientFixture.Collection()).Answer(204).Answer(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued")));
        await using ServiceProvider provider = services.BuildServiceProvider();
        DataFluxClient client = provider.GetRequiredService<DataFluxClient>();

        await client.Jobs.ListAsync();
        await client.Jobs.DeleteAsync("x");
        await client.JobFlows.ExecuteAsync("x");

        fixture.Wire.Sent.Should().HaveCount(3).And.OnlyContain(sent => sent.Headers["X-CSRF-Token"] == "t0k3n" && sent.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_password_may_be_empty()
    {
        await using var fixture = new DataFluxClientFixture(options => options.Password = "");
        fixture.Wire.Answer(401, "no user ram");

        AccessDeniedException exception = (await fixture.Jobs.Invoking(jobs => jobs.ListAsync()).Should().ThrowAsync<AccessDeniedException>()).Which;

        fixture.Wire.Sent[0].Headers["Authorization"].Should().Be("Basic " + Convert.ToBase64String("ram:"u8));
        exception.BodyExcerpt.Should().Be("no user ram");
    }

    [Fact]
    public void Options_are_read_from_the_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["DataFlux:Endpoint"] = "https://h.example.com:21036",
                ["DataFlux:UserName"] = "ram",
                ["DataFlux:Password"] = "k+/==",
                ["DataFlux:MetadataTimeout"] = "00:09:00",
                ["DataFlux:Polling:MaxDelay"] = "00:01:00",
            })
            .Build();
        var services = new ServiceCollection();
        services.AddDataFluxClient(configuration.GetSection("DataFlux"));
        services.AddDataFluxClient("other", configuration.GetSection("DataFlux"));
        using ServiceProvider provider = services.BuildServiceProvider();

        foreach (string name in new[] { "", "other" })
        {
            DataFluxClientOptions options = provider.GetRequiredService<IOptionsMonitor<DataFluxClientOptions>>().Get(name);
            options.Should().BeEquivalentTo(new { Endpoint = new Uri("https://h.example.com:21036"), UserName = "ram", Password = "k+/==", MetadataTimeout = TimeSpan.FromMinutes(9) });
            options.Polling.MaxDelay.Should().Be(TimeSpan.FromMinutes(1));
            options.ToString().Should().NotContain("k+");
        }

        provider.GetRequiredKeyedService<DataFluxClient>("other").Should().NotBeNull();
    }

    [Fact]
    public void Nothing_may_be_null()
    {
        var services = new ServiceCollection();
        Action[] acts =
        [
            () => DataFluxServiceCollectionExtensions.AddDataFluxClient(null!, Valid),
            () => services.AddDataFluxClient((Action<DataFluxClientOptions>)null!),
            () => services.AddDataFluxClient((IConfiguration)null!),
            () => services.AddDataFluxClient(null!, Valid),
            () => _ = new DataFluxClient(null!, null!, null!),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }

    [Fact]
    public async Task A_client_can_be_made_over_a_tests_own_resources()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.AnswerJob("running");
        fixture.AnswerJob("completed");

        var client = new DataFluxClient(fixture.Flows, fixture.Jobs, fixture.Client.Server, time: fixture.Server.Clock);

        (await new DataFluxJob(DataFluxClientFixture.Job, client).WaitForCompletionAsync()).JobFlowName.Should().Be("100Exp.ddf");
    }

    private static void Valid(DataFluxClientOptions options)
    {
        options.Endpoint = new Uri("https://h.example.com");
        options.UserName = "ram";
        options.Password = "SECRET";
    }
}
