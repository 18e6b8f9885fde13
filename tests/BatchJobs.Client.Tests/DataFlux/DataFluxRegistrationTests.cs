using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Tests.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.DataFlux;

public class DataFluxRegistrationTests : RegistrationTests<DataFluxClient, DataFluxClientOptions>
{
    protected override string Service => "DataFlux";

    protected override Type[] Interfaces => [typeof(IDataFluxJobFlowDefnsApi), typeof(IDataFluxJobsApi), typeof(IDataFluxServerApi)];

    protected override Dictionary<string, string?> Credentials => new() { ["UserName"] = "ram", ["Password"] = "SECRET" };

    protected override IHttpClientBuilder Add(IServiceCollection services, Action<DataFluxClientOptions> configure) => services.AddDataFluxClient(configure);

    protected override IHttpClientBuilder Add(IServiceCollection services, string name, Action<DataFluxClientOptions> configure) => services.AddDataFluxClient(name, configure);

    protected override IHttpClientBuilder Add(IServiceCollection services, IConfiguration section) => services.AddDataFluxClient(section);

    protected override IHttpClientBuilder Add(IServiceCollection services, string name, IConfiguration section) => services.AddDataFluxClient(name, section);

    protected override void SetCredentials(DataFluxClientOptions options) => (options.UserName, options.Password) = ("ram", "SECRET");

    protected override Task CallAsync(DataFluxClient client) => client.Jobs.ListAsync();

    [Theory]
    [InlineData("ram", null, "Password is missing")]
    [InlineData("", "SECRET", "UserName is missing")]
    [InlineData("a:b", "SECRET", "colon")]
    [InlineData("ram", "SECRET\n", "control characters")]
    public Task Wrong_credentials_are_refused(string user, string? password, string says) =>
        AssertRefusedAsync(options => (options.UserName, options.Password) = (user, password), says);

    [Fact]
    public Task A_time_limit_that_no_timer_can_keep_is_refused() =>
        AssertRefusedAsync(options => options.MetadataTimeout = TimeSpan.FromDays(100), "MetadataTimeout must not be longer");

    [Fact]
    public void The_servers_process_has_five_minutes_unless_it_is_told_otherwise() =>
        new DataFluxClientOptions().MetadataTimeout.Should().Be(TimeSpan.FromMinutes(5));

    [Fact]
    public async Task A_program_can_add_headers_of_its_own_to_every_request()
    {
        await using var fixture = new DataFluxClientFixture();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(fixture.Server.Clock);
        services.AddDataFluxClient(MakeValid)
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-CSRF-Token", "t0k3n"))
            .ConfigurePrimaryHttpMessageHandler(() => fixture.Wire);
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection()).Respond(204).Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued")));
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
        fixture.Wire.Respond(401, "no user ram");

        AccessDeniedException exception = (await fixture.Jobs.Invoking(jobs => jobs.ListAsync()).Should().ThrowAsync<AccessDeniedException>()).Which;

        fixture.Wire.Sent[0].Headers["Authorization"].Should().Be("Basic " + Convert.ToBase64String("ram:"u8));
        exception.BodyExcerpt.Should().Be("no user ram");
    }

    [Fact]
    public async Task A_client_can_be_created_over_a_tests_own_interfaces()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");
        fixture.RespondWithJob("completed");

        var client = new DataFluxClient(
            fixture.Get<IDataFluxJobFlowDefnsApi>(), fixture.Get<IDataFluxJobsApi>(), fixture.Client.Server, time: fixture.Server.Clock);

        (await client.Jobs.GetHandle(DataFluxClientFixture.Job).WaitForCompletionAsync()).JobFlowName.Should().Be("100Exp.ddf");
        ((Action)(() => _ = new DataFluxClient(null!, null!, null!))).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task A_client_over_a_tests_own_interfaces_needs_no_endpoint()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        fixture.Wire.Log("ERROR\n");
        var options = new DataFluxClientOptions { Polling = { Jitter = 0 } };
        var client = new DataFluxClient(
            fixture.Get<IDataFluxJobFlowDefnsApi>(), fixture.Get<IDataFluxJobsApi>(), fixture.Client.Server, options, fixture.Server.Clock);

        await client.Jobs.GetHandle(DataFluxClientFixture.Job).Awaiting(job => job.WaitForCompletionAsync()).Should().ThrowAsync<JobFailedException>();
    }
}
