using BatchJobs.Client.Vitam;
using BatchJobs.Client.Tests.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Vitam;

public class VitamRegistrationTests : RegistrationTests<VitamClient, VitamClientOptions>
{
    protected override string Service => "Vitam";

    protected override Type[] Interfaces => [typeof(IVitamTasksApi), typeof(IVitamStatusApi)];

    protected override Dictionary<string, string?> Credentials => new() { ["PlatformKey"] = "SECRET", ["ApplicationId"] = "SESSION-ID-00001", ["TenantId"] = "0" };

    protected override IHttpClientBuilder Add(IServiceCollection services, Action<VitamClientOptions> configure) => services.AddVitamClient(configure);

    protected override IHttpClientBuilder Add(IServiceCollection services, string name, Action<VitamClientOptions> configure) => services.AddVitamClient(name, configure);

    protected override IHttpClientBuilder Add(IServiceCollection services, IConfiguration section) => services.AddVitamClient(section);

    protected override IHttpClientBuilder Add(IServiceCollection services, string name, IConfiguration section) => services.AddVitamClient(name, section);

    protected override void SetCredentials(VitamClientOptions options) =>
        (options.PlatformKey, options.ApplicationId, options.TenantId) = ("SECRET", "SESSION-ID-00001", 0);

    protected override Task CallAsync(VitamClient client) => client.Tasks.ListAsync();

    [Theory]
    [InlineData(null, "PlatformKey is required")]
    [InlineData("", "PlatformKey is required")]
    [InlineData(" ", "PlatformKey is required")]
    [InlineData("SECRETé", "PlatformKey must not be empty, must have no blanks at its ends, and must be of printable ASCII")]
    [InlineData("SECRET\n", "printable ASCII")]
    [InlineData(" SECRET", "no blanks at its ends")]
    public Task A_key_that_no_header_can_carry_is_refused(string? key, string says) => AssertRefusedAsync(options => options.PlatformKey = key, says);

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("")]
    public Task A_session_that_no_header_can_carry_is_refused(string session) =>
        AssertRefusedAsync(options => options.ApplicationId = session, "ApplicationId");

    [Fact]
    public Task A_rule_for_phases_is_required() => AssertRefusedAsync(options => options.PhaseSelector = null!, "PhaseSelector");

    [Fact]
    public void The_defaults_are_nobodys_session_and_the_words_of_the_service()
    {
        var options = new VitamClientOptions();

        (options.ApplicationId, options.TenantId).Should().Be((null, null));
        options.PhaseSelector(new VitamAsyncStatus { Id = "x", State = VitamTaskState.Done }).Should().Be(JobPhase.Succeeded);
    }

    [Fact]
    public async Task A_client_can_be_created_over_a_tests_own_interfaces()
    {
        await using var fixture = new VitamClientFixture();
        fixture.RespondWithTask("running");
        fixture.RespondWithTask("done");

        var client = new VitamClient(fixture.Get<IVitamTasksApi>(), fixture.Client.Service, time: fixture.Server.Clock);

        (await client.Tasks.GetHandle("t1").WaitForCompletionAsync()).State.Should().Be(VitamTaskState.Done);
        client.Service.Should().BeSameAs(fixture.Client.Service);
        Action[] acts =
        [
            () => VitamHealthChecksBuilderExtensions.AddVitamHealthCheck(null!),
            () => new ServiceCollection().AddHealthChecks().AddVitamHealthCheck(null!),
            () => _ = new VitamClient(null!, null!),
        ];
        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }
}
