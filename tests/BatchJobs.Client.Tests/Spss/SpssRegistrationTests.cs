using BatchJobs.Client.Spss;
using BatchJobs.Client.Tests.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Spss;

public class SpssRegistrationTests : RegistrationTests<SpssClient, SpssClientOptions>
{
    protected override string Service => "SPSS";

    protected override Type[] Interfaces => [typeof(ISpssJobsApi), typeof(ISpssFilesApi)];

    protected override Dictionary<string, string?> Credentials => new() { ["AccessKey"] = "SECRET" };

    protected override IHttpClientBuilder Add(IServiceCollection services, Action<SpssClientOptions> configure) => services.AddSpssClient(configure);

    protected override IHttpClientBuilder Add(IServiceCollection services, string name, Action<SpssClientOptions> configure) => services.AddSpssClient(name, configure);

    protected override IHttpClientBuilder Add(IServiceCollection services, IConfiguration section) => services.AddSpssClient(section);

    protected override IHttpClientBuilder Add(IServiceCollection services, string name, IConfiguration section) => services.AddSpssClient(name, section);

    protected override void SetCredentials(SpssClientOptions options) => options.AccessKey = "SECRET";

    protected override Task CallAsync(SpssClient client) => client.Jobs.ListAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public Task An_access_key_is_required(string? key) => AssertRefusedAsync(options => options.AccessKey = key, "AccessKey is required");

    [Fact]
    public Task An_access_key_with_a_lines_end_is_refused() => AssertRefusedAsync(options => options.AccessKey = "SECRET\n", "AccessKey must not contain control characters");

    [Fact]
    public async Task A_client_can_be_created_over_a_tests_own_interfaces()
    {
        await using var fixture = new SpssClientFixture();
        var client = new SpssClient(fixture.Get<ISpssJobsApi>(), fixture.Get<ISpssFilesApi>(), time: fixture.Server.Clock);

        SpssJob job = await client.Jobs.SubmitAsync("j", TestData.Scoring());

        (await job.WaitForCompletionAsync()).FileId.Should().NotBeNull();
        Action[] acts = [() => _ = new SpssClient(null!, fixture.Get<ISpssFilesApi>()), () => _ = new SpssClient(fixture.Get<ISpssJobsApi>(), null!)];
        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }
}
