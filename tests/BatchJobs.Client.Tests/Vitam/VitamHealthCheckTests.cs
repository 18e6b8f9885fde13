using BatchJobs.Client.Vitam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Client.Tests.Vitam;

public class VitamHealthCheckTests
{
    [Theory]
    [InlineData("Active", HealthStatus.Healthy)]
    [InlineData("active", HealthStatus.Healthy)]
    [InlineData("ShutdownInProgress", HealthStatus.Degraded)]
    [InlineData("Inactive", HealthStatus.Unhealthy)]
    [InlineData("Unreachable", HealthStatus.Unhealthy)]
    [InlineData("ShutdownOnGoing", HealthStatus.Unhealthy)]
    [InlineData("", HealthStatus.Unhealthy)]
    [Clause("VITAM-V-12", "VITAM-V-13", "VITAM-V-14", "VITAM-V-15")]
    public async Task The_services_word_is_the_health(string word, HealthStatus health)
    {
        await using var fixture = new HealthCheckFixture();
        fixture.Wire.Respond(200, Status(word), ("FullApiVersion", "V1.25"));

        HealthReportEntry entry = await fixture.CheckAsync("vitam");

        entry.Status.Should().Be(health);
        entry.Description.Should().Be($"serviceName abcdef: {word}");
        entry.Data.Should().BeEquivalentTo(new Dictionary<string, object>
        {
            ["id"] = "abcdef",
            ["service"] = "serviceName",
            ["startDate"] = "2015-07-14T17:07:14Z",
            ["status"] = word,
            ["FullApiVersion"] = "V1.25",
        });
        fixture.Wire.Sent.Should().ContainSingle().Which.ToString().Should().Be("GET /status");
    }

    [Theory]
    [InlineData("503")]
    [InlineData("401")]
    [InlineData("404")]
    [InlineData("nonsense")]
    [InlineData("no connection")]
    [InlineData("no answer")]
    public async Task A_service_without_a_word_is_unhealthy(string trouble)
    {
        foreach (HealthStatus? failure in new HealthStatus?[] { null, HealthStatus.Degraded })
        {
            await using var fixture = new HealthCheckFixture(failure);
            _ = trouble switch
            {
                "nonsense" => fixture.Wire.Respond(200, "{}"),
                "no connection" => fixture.Wire.RefuseConnection(),
                "no answer" => fixture.Wire.NeverRespond(),
                _ => fixture.Wire.Respond(int.Parse(trouble, System.Globalization.CultureInfo.InvariantCulture)),
            };

            HealthReportEntry entry = await fixture.CheckAsync("vitam");

            entry.Status.Should().Be(failure ?? HealthStatus.Unhealthy);
            entry.Exception.Should().Match(exception => exception is BatchJobException || exception is RequestTimeoutException);
            entry.Description.Should().StartWith("Vitam GetStatus (GET /status)");
        }
    }

    [Fact]
    [Clause("VITAM-R-02")]
    public async Task A_worker_that_says_204_is_well()
    {
        await using var fixture = new HealthCheckFixture();
        fixture.Wire.Respond(204, "", ("FullApiVersion", "V1.25"), ("X-Request-Id", "r1")).Respond(204, "", ("X-Request-Id", "r2"));

        HealthReportEntry entry = await fixture.CheckAsync("vitam");
        VitamServiceStatus status = await fixture.Service.GetStatusAsync();

        entry.Status.Should().Be(HealthStatus.Healthy);
        entry.Description.Should().Be("The worker is well (204 without a body).");
        entry.Data.Should().BeEquivalentTo(new Dictionary<string, object> { ["FullApiVersion"] = "V1.25" });
        status.IsNoContent.Should().BeTrue();
        (status.Id, status.Service, status.Started.Instant, status.Status.Value, status.ResponseMetadata.RequestId).Should().Be(("", "", null, "", "r2"));
        fixture.Wire.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task Only_204_is_well_without_a_body()
    {
        await using var fixture = new HealthCheckFixture();
        fixture.Wire.Respond(200).Respond(200, Status("Active"));

        (await fixture.CheckAsync("vitam")).Status.Should().Be(HealthStatus.Unhealthy);
        (await fixture.Service.GetStatusAsync()).IsNoContent.Should().BeFalse();
    }

    [Fact]
    public async Task The_given_status_stands_for_bad_words_too()
    {
        await using var fixture = new HealthCheckFixture(HealthStatus.Degraded);
        fixture.Wire.Respond(200, Status("Inactive"));

        (await fixture.CheckAsync("vitam")).Status.Should().Be(HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_named_client_is_asked_for_its_own_worker()
    {
        await using var fixture = new HealthCheckFixture();
        fixture.Wire.Respond(200, Status("Inactive"));
        fixture.North.Respond(200, Status("Active"));

        (await fixture.CheckAsync("north")).Status.Should().Be(HealthStatus.Healthy);

        fixture.North.Sent.Should().ContainSingle();
        fixture.Wire.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_client_name_means_the_client_without_a_name()
    {
        await using var fixture = new HealthCheckFixture(addChecks: checks => checks.AddVitamHealthCheck("empty", clientName: ""));
        fixture.Wire.Respond(200, Status("Active"));

        (await fixture.CheckAsync("empty")).Status.Should().Be(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(HealthStatus.Degraded)]
    public async Task A_client_that_is_not_registered_is_reported_beside_the_other_checks(HealthStatus? failure)
    {
        await using var fixture = new HealthCheckFixture(addChecks: checks => checks.AddVitamHealthCheck("south", clientName: "south", failureStatus: failure));
        fixture.Wire.Respond(200, Status("Active"));
        fixture.North.Respond(200, Status("Active"));

        HealthReport report = await fixture.CheckAllAsync();

        report.Entries.Keys.Should().BeEquivalentTo("vitam", "north", "south");
        report.Entries["vitam"].Status.Should().Be(HealthStatus.Healthy);
        report.Entries["north"].Status.Should().Be(HealthStatus.Healthy);
        report.Entries["south"].Status.Should().Be(failure ?? HealthStatus.Unhealthy);
        report.Entries["south"].Description.Should().Be("No Vitam client is registered under the name 'south': call AddVitamClient(\"south\", ...).");
    }

    [Fact]
    public async Task Without_any_client_the_report_says_how_to_register_one()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHealthChecks().AddVitamHealthCheck();
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["vitam"].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries["vitam"].Description.Should().Be("No Vitam client is registered without a name: call AddVitamClient(...), or give the health check the name of a client that has one.");
    }

    [Fact]
    public async Task A_client_with_wrong_options_is_reported_beside_the_other_checks()
    {
        await using var fixture = new HealthCheckFixture(
            addClients: services => services.AddVitamClient("south", options => options.PlatformKey = VitamClientFixture.Key),
            addChecks: checks => checks.AddVitamHealthCheck("south", clientName: "south", failureStatus: HealthStatus.Degraded));
        fixture.Wire.Respond(200, Status("Active"));
        fixture.North.Respond(200, Status("Active"));

        HealthReport report = await fixture.CheckAllAsync();

        report.Entries["vitam"].Status.Should().Be(HealthStatus.Healthy);
        report.Entries["south"].Status.Should().Be(HealthStatus.Degraded);
        report.Entries["south"].Description.Should().Contain("Endpoint");
    }

    [Fact]
    public async Task Tags_and_time_limit_are_those_that_were_given()
    {
        await using var fixture = new HealthCheckFixture();

        HealthCheckRegistration registration = fixture.Registration("north");

        registration.Tags.Should().Equal("ready");
        registration.Timeout.Should().Be(TimeSpan.FromSeconds(5));
        fixture.Registration("vitam").Timeout.Should().Be(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task The_callers_cancellation_is_not_swallowed()
    {
        await using var fixture = new HealthCheckFixture();
        using var caller = new CancellationTokenSource();
        fixture.Wire.Then(async (_, token) =>
        {
            await caller.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The call was not canceled.");
        });

        await fixture.Invoking(one => one.CheckAsync("vitam", caller.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static string Status(string word) => VitamSamples.Read("service-status").Replace("Active", word, StringComparison.Ordinal);

    private sealed class HealthCheckFixture : IAsyncDisposable
    {
        private readonly ServiceProvider provider;
        private readonly BatchJobs.Testing.FakeBatchServer server = new();

        public HealthCheckFixture(
            HealthStatus? failure = null, Action<IServiceCollection>? addClients = null, Action<IHealthChecksBuilder>? addChecks = null)
        {
            Wire = new ServiceScript(server.Clock, VitamClientFixture.Root);
            North = new ServiceScript(server.Clock, VitamClientFixture.Root);
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton<TimeProvider>(server.Clock);
            services.AddVitamClient(Configure).ConfigurePrimaryHttpMessageHandler(() => Wire);
            services.AddVitamClient("north", Configure).ConfigurePrimaryHttpMessageHandler(() => North);
            addClients?.Invoke(services);
            IHealthChecksBuilder checks = services.AddHealthChecks()
                .AddVitamHealthCheck(failureStatus: failure)
                .AddVitamHealthCheck("north", clientName: "north", tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
            addChecks?.Invoke(checks);
            provider = services.BuildServiceProvider(validateScopes: true);
        }

        public IVitamStatusApi Service => provider.GetRequiredService<IVitamStatusApi>();

        public ServiceScript Wire { get; }

        public ServiceScript North { get; }

        public async Task<HealthReportEntry> CheckAsync(string name, CancellationToken cancellationToken = default) =>
            (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == name, cancellationToken)).Entries[name];

        public Task<HealthReport> CheckAllAsync() => provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        public HealthCheckRegistration Registration(string name) =>
            provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single(one => one.Name == name);

        public async ValueTask DisposeAsync()
        {
            await provider.DisposeAsync();
            Wire.Dispose();
            North.Dispose();
            await server.DisposeAsync();
        }

        private static void Configure(VitamClientOptions options)
        {
            options.Endpoint = new Uri("https://worker.example.com");
            options.PlatformKey = VitamClientFixture.Key;
            options.Retry.MaxRetryAttempts = 0;
        }
    }
}
