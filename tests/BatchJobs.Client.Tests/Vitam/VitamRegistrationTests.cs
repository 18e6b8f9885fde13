using BatchJobs.Client.Vitam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Tests.Vitam;

public class VitamRegistrationTests
{
    public static TheoryData<string, Action<VitamClientOptions>, string> Mistakes => new()
    {
        { "endpoint", o => o.Endpoint = null, "Endpoint is required" },
        { "relative", o => o.Endpoint = new Uri("/v1", UriKind.Relative), "absolute" },
        { "query", o => o.Endpoint = new Uri("https://u:SECRET@h.example.com"), "must not have a query" },
        { "http", o => o.Endpoint = new Uri("http://worker.internal.vitam.gouv.fr/v1"), "AllowInsecureHttp" },
        { "no key", o => o.PlatformKey = null, "PlatformKey is required" },
        { "empty key", o => o.PlatformKey = "", "PlatformKey is required" },
        { "blank key", o => o.PlatformKey = " ", "PlatformKey is required" },
        { "key of other characters", o => o.PlatformKey = "SECRETé", "PlatformKey must not be empty, must have no blanks at its ends, and must be of printable ASCII" },
        { "key with a line end", o => o.PlatformKey = "SECRET\n", "printable ASCII" },
        { "key with a blank", o => o.PlatformKey = " SECRET", "no blanks at its ends" },
        { "session", o => o.ApplicationId = "a\r\nb", "ApplicationId" },
        { "empty session", o => o.ApplicationId = "", "ApplicationId" },
        { "call", o => o.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout must be positive" },
        { "retry", o => o.Retry.MaxRetryAttempts = -1, "Retry.MaxRetryAttempts" },
        { "no retry", o => o.Retry = null!, "Retry" },
        { "polling", o => o.Polling = null!, "Polling" },
        { "phase", o => o.PhaseSelector = null!, "PhaseSelector" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_option_is_reported(string name, Action<VitamClientOptions> make, string says)
    {
        _ = name;
        var services = new ServiceCollection();
        services.AddVitamClient(options =>
        {
            Valid(options);
            make(options);
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        Action create = () => provider.GetRequiredService<VitamClient>();

        OptionsValidationException exception = create.Should().Throw<OptionsValidationException>().Which;

        exception.Failures.Should().ContainSingle().Which.Should().StartWith("Vitam client: ").And.Contain(says);
        exception.ToString().Should().NotContain("SECRET");
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once_under_the_clients_name()
    {
        var services = new ServiceCollection();
        services.AddVitamClient("north", options => options.ApplicationId = "\n");
        using ServiceProvider provider = services.BuildServiceProvider();
        Action create = () => provider.GetRequiredKeyedService<VitamClient>("north");

        create.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3).And.OnlyContain(failure => failure.StartsWith("Vitam client 'north': "));
    }

    [Theory]
    [InlineData("http://localhost:9104/worker", false)]
    [InlineData("http://127.0.0.1/v1", false)]
    [InlineData("http://worker.internal.vitam.gouv.fr/v1", true)]
    public void Plain_http_goes_to_this_machine_or_where_it_is_allowed(string endpoint, bool isAllowed)
    {
        var services = new ServiceCollection();
        services.AddVitamClient(options =>
        {
            Valid(options);
            (options.Endpoint, options.AllowInsecureHttp) = (new Uri(endpoint), isAllowed);
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<VitamClient>().Should().NotBeNull();
    }

    [Fact]
    public void The_defaults_are_those_that_are_documented()
    {
        var options = new VitamClientOptions();

        options.AttemptTimeout.Should().Be(TimeSpan.FromSeconds(100));
        options.AllowInsecureHttp.Should().BeFalse();
        options.ApplicationId.Should().BeNull();
        options.TenantId.Should().BeNull();
        options.PhaseSelector(new VitamAsyncStatus { Id = "x", State = VitamTaskState.Done }).Should().Be(JobPhase.Succeeded);
    }

    [Fact]
    public void The_client_and_its_parts_can_be_injected_also_by_name()
    {
        var services = new ServiceCollection();
        services.AddVitamClient(Valid);
        services.AddVitamClient("north", Valid);
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        VitamClient client = provider.GetRequiredService<VitamClient>();
        VitamClient north = provider.GetRequiredKeyedService<VitamClient>("north");

        provider.GetRequiredService<IVitamTasks>().Should().BeSameAs(client.Tasks);
        provider.GetRequiredService<IVitamService>().Should().BeSameAs(client.Service);
        provider.GetRequiredKeyedService<IVitamTasks>("north").Should().BeSameAs(north.Tasks).And.NotBeSameAs(client.Tasks);
        provider.GetRequiredKeyedService<IVitamService>("north").Should().BeSameAs(north.Service);
    }

    [Fact]
    public void Options_are_read_from_the_configuration_and_a_rule_for_phases_can_be_added()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Vitam:Endpoint"] = "http://worker.internal.vitam.gouv.fr/v1",
                ["Vitam:PlatformKey"] = "k+/==",
                ["Vitam:ApplicationId"] = "SESSION-ID-00001",
                ["Vitam:TenantId"] = "0",
                ["Vitam:AllowInsecureHttp"] = "true",
                ["Vitam:AttemptTimeout"] = "00:00:09",
                ["Vitam:Retry:MaxRetryAttempts"] = "7",
                ["Vitam:Polling:MaxDelay"] = "00:01:00",
            })
            .Build();
        var services = new ServiceCollection();
        services.AddVitamClient(configuration.GetSection("Vitam"));
        services.AddVitamClient("other", configuration.GetSection("Vitam"));
        services.Configure<VitamClientOptions>("other", options => options.PhaseSelector = _ => JobPhase.Pending);
        using ServiceProvider provider = services.BuildServiceProvider();

        foreach (string name in new[] { "", "other" })
        {
            VitamClientOptions options = provider.GetRequiredService<IOptionsMonitor<VitamClientOptions>>().Get(name);
            options.Should().BeEquivalentTo(new
            {
                Endpoint = new Uri("http://worker.internal.vitam.gouv.fr/v1"),
                PlatformKey = "k+/==",
                ApplicationId = "SESSION-ID-00001",
                TenantId = 0,
                AllowInsecureHttp = true,
                AttemptTimeout = TimeSpan.FromSeconds(9),
            });
            options.Retry.MaxRetryAttempts.Should().Be(7);
            options.Polling.MaxDelay.Should().Be(TimeSpan.FromMinutes(1));
            options.PhaseSelector(new VitamAsyncStatus { Id = "x", State = VitamTaskState.Done }).Should().Be(name == "" ? JobPhase.Succeeded : JobPhase.Pending);
        }

        provider.GetRequiredService<VitamClient>().Should().NotBeNull();
        provider.GetRequiredKeyedService<VitamClient>("other").Should().NotBeNull();
    }

    [Fact]
    public void Nothing_may_be_null()
    {
        var services = new ServiceCollection();
        Action[] acts =
        [
            () => VitamServiceCollectionExtensions.AddVitamClient(null!, Valid),
            () => services.AddVitamClient((Action<VitamClientOptions>)null!),
            () => services.AddVitamClient((IConfiguration)null!),
            () => services.AddVitamClient(null!, Valid),
            () => VitamHealthChecksBuilderExtensions.AddVitamHealthCheck(null!),
            () => services.AddHealthChecks().AddVitamHealthCheck(null!),
            () => _ = new VitamClient(null!, null!),
            () => _ = new VitamTask("t1", null!),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }

    [Fact]
    public async Task A_client_can_be_made_over_a_tests_own_resources()
    {
        await using var fixture = new VitamClientFixture();
        fixture.AnswerTask("running");
        fixture.AnswerTask("done");

        var client = new VitamClient(fixture.Tasks, fixture.Client.Service, time: fixture.Server.Clock);

        (await new VitamTask("t1", client).WaitForCompletionAsync()).State.Should().Be(VitamTaskState.Done);
        client.Service.Should().BeSameAs(fixture.Client.Service);
    }

    private static void Valid(VitamClientOptions options)
    {
        options.Endpoint = new Uri("https://h.example.com");
        options.PlatformKey = "SECRET";
    }
}
