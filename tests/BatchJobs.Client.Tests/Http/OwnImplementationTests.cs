using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace BatchJobs.Client.Tests.Http;

/// <summary>A program may put an implementation of its own in the place of any of the interfaces.</summary>
public class OwnImplementationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stub_is_the_wire_under_the_facade_whether_registered_before_or_after(bool before)
    {
        var services = new ServiceCollection();
        var stub = new StubJobs();
        if (before)
        {
            services.AddSingleton<ISpssJobsApi>(stub);
        }

        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key"));
        if (!before)
        {
            services.AddSingleton<ISpssJobsApi>(stub);
        }

        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        var spss = provider.GetRequiredService<SpssClient>();

        SpssJob job = await spss.Jobs.SubmitAsync("j", TestData.Scoring());
        SpssJobResult result = await job.WaitForCompletionAsync();

        result.JobId.Should().Be("j");
        stub.Submitted.Should().Equal("j");
        provider.GetRequiredService<ISpssFilesApi>().Should().NotBeNull();
    }

    [Fact]
    public async Task A_named_clients_interface_is_its_own()
    {
        var stub = new StubJobs();
        var services = new ServiceCollection();
        services.AddKeyedSingleton<ISpssJobsApi>("a", stub);
        services.AddSpssClient("a", options => (options.Endpoint, options.AccessKey) = (new Uri("https://a.example.com"), "key"));
        services.AddSpssClient("b", options => (options.Endpoint, options.AccessKey) = (new Uri("https://b.example.com"), "key"))
            .ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(new FakeBatchServer()));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<SpssClient>("a").Jobs.SubmitAsync("j", TestData.Scoring());
        IReadOnlyList<SpssJobDetails> listed = await provider.GetRequiredKeyedService<ISpssJobsApi>("b").ListAsync();

        stub.Submitted.Should().Equal("j");
        listed.Should().BeEmpty();
        provider.GetService<ISpssJobsApi>().Should().BeNull();
    }

    [Fact]
    public async Task A_decorator_keeps_the_one_budget_of_repetitions_and_what_the_facade_learns_of_lost_answers()
    {
        await using var fixture = new FakeBatchServer();
        fixture.Spss.Files.Add(TestData.Stream, [1]);
        var wire = new ScriptedHandler(fixture);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(fixture.Clock);
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey, options.Retry.MaxRetryAttempts) = (new Uri("https://spss.example.com"), "key", 2))
            .ConfigurePrimaryHttpMessageHandler(() => wire);
        ServiceDescriptor inner = services.Single(service => service.ServiceType == typeof(ISpssJobsApi));
        services.Remove(inner);
        services.AddSingleton<ISpssJobsApi>(provider => new Decorator((ISpssJobsApi)inner.ImplementationFactory!(provider)));
        await using ServiceProvider provider = services.BuildServiceProvider();
        SpssJobs jobs = provider.GetRequiredService<SpssClient>().Jobs;

        wire.RefuseConnection().LoseResponse();
        await jobs.SubmitAsync("j", TestData.Scoring());
        wire.Seen.Select(request => request.Method).Should().Equal("POST", "POST", "GET");

        wire.LoseResponse();
        (await jobs.DeleteAsync("j")).Should().BeTrue();
    }

    [Fact]
    public async Task What_a_decorator_asks_besides_is_no_part_of_the_call()
    {
        await using var fixture = new FakeBatchServer();
        var wire = new ScriptedHandler(fixture);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(fixture.Clock);
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey, options.Retry.MaxRetryAttempts) = (new Uri("https://spss.example.com"), "key", 2))
            .ConfigurePrimaryHttpMessageHandler(() => wire);
        ServiceDescriptor inner = services.Single(service => service.ServiceType == typeof(ISpssJobsApi));
        services.Remove(inner);
        services.AddSingleton<ISpssJobsApi>(provider => new Decorator((ISpssJobsApi)inner.ImplementationFactory!(provider)) { AsksBeforeDeletion = true });
        await using ServiceProvider provider = services.BuildServiceProvider();
        SpssJobs jobs = provider.GetRequiredService<SpssClient>().Jobs;

        wire.LoseResponse();

        (await jobs.DeleteAsync("never-there")).Should().BeFalse("the response that was lost was not the deletion's");
        wire.Seen.Select(request => request.Method).Should().StartWith(["GET", "GET", "DELETE"]);
    }

    [Fact]
    public async Task A_link_to_a_foreign_host_carries_no_credentials_and_one_to_the_server_does()
    {
        await using var client = new InterfaceClient();
        var jobs = client.Get<IDataFluxJobsApi>();
        client.Wire.Respond(204, "").Respond(204, "").Respond(204, "").Respond(204, "");

        await jobs.PutLinkAsync(new Uri("https://elsewhere.example.com/jobs/1"));
        await jobs.PutLinkAsync(new Uri("https://service.example.com:8443/jobs/1"));
        await jobs.PutLinkAsync(new Uri("http://service.example.com/jobs/1"));
        await jobs.PutLinkAsync(new Uri("HTTPS://SERVICE.example.com:443/jobs/1"));

        client.Wire.Sent.Select(request => request.Headers.ContainsKey("Authorization")).Should().Equal(false, false, false, true);

        // The host's name in both spellings.
        using var wire = new ServiceScript(TimeProvider.System, "https://bücher.example");
        wire.Respond(200, """{"items":[{"id":"j","jobFlowId":"f","name":"f","userName":"ann","state":"running","links":[{"rel":"cancel","href":"https://xn--bcher-kva.example/c"}]}]}""").Respond(204, "")
            .Respond(200, """{"items":[{"id":"j","jobFlowId":"f","name":"f","userName":"ann","state":"canceled"}]}""");
        var options = new DataFluxClientOptions { Endpoint = new Uri("https://bücher.example"), UserName = "ann", Password = "secret" };
        await DataFluxClient.Create(options, wire).Jobs.CancelAsync("j");
        wire.Sent.Should().HaveCount(3).And.OnlyContain(request => request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task The_clients_are_made_without_a_container_too()
    {
        await using var server = new FakeBatchServer();
        server.Spss.Files.Add(TestData.Stream, [1]);
        using HttpMessageHandler handler = server.CreateHandler();
        var spss = SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" }, handler, server.Clock);
        var dataFlux = DataFluxClient.Create(new DataFluxClientOptions { Endpoint = new Uri("https://dataflux.example.com") }, handler, server.Clock);
        var vitam = VitamClient.Create(new VitamClientOptions { Endpoint = new Uri("https://vitam.example.com"), PlatformKey = "key" }, handler, server.Clock);

        SpssJobResult scored = await (await spss.Jobs.SubmitAsync("j", TestData.Scoring())).WaitForCompletionAsync();
        DataFluxJobFlow flow = await dataFlux.JobFlows.CreateAsync("f.djf", new MemoryStream("<flow/>"u8.ToArray()));
        DataFluxJobStatus executed = await (await dataFlux.JobFlows.ExecuteAsync(flow.Id)).WaitForCompletionAsync();
        VitamAsyncStatus done = await (await vitam.Tasks.SubmitAsync(VitamClientFixture.Step)).Task.WaitForCompletionAsync();

        scored.JobId.Should().Be("j");
        executed.State.Should().Be(DataFluxJobState.Completed);
        done.State.Should().Be(VitamTaskState.Done);
    }

    [Fact]
    public void Wrong_options_are_refused_without_a_container_too()
    {
        Action[] creations =
        [
            () => SpssClient.Create(new SpssClientOptions { AccessKey = "key" }),
            () => DataFluxClient.Create(new DataFluxClientOptions { Endpoint = new Uri("ftp://x") }),
            () => VitamClient.Create(new VitamClientOptions { Endpoint = new Uri("http://far.example.com"), PlatformKey = "key" }),
        ];

        foreach (Action creation in creations)
        {
            creation.Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>();
        }
    }

    [Fact]
    public async Task A_programs_own_interfaces_of_the_same_Refit_stand_beside_ours()
    {
        await using var server = new FakeBatchServer();
        var services = new ServiceCollection();
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key"));
        services.AddSingleton(RestService.ForGenerated<IOwnApi>(new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("https://spss.example.com") }, new RefitSettings()));
        services.AddFakeBatchServer(server);
        await using ServiceProvider provider = services.BuildServiceProvider();

        string own = await provider.GetRequiredService<IOwnApi>().ListAsync("key");
        IReadOnlyList<SpssJobDetails> ours = await provider.GetRequiredService<ISpssJobsApi>().ListAsync();

        own.Should().Be("[]");
        ours.Should().BeEmpty();
    }

    /// <summary>The program's own.</summary>
    public interface IOwnApi
    {
        [Get("/pm/v1/jobs")]
        Task<string> ListAsync([AliasAs("accesskey")] string accessKey);
    }

    private sealed class StubJobs : ISpssJobsApi
    {
        public List<string> Submitted { get; } = [];

        public Task<SpssJobDetails> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
        {
            Submitted.Add(id);
            return Task.FromResult(new SpssJobDetails { Id = id });
        }

        public Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default) =>
            Task.FromResult(new SpssJobStatus { JobId = id, State = SpssJobState.Success });

        public Task<SpssSubmittedJob> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<SpssJobList> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<SpssJobSummary>> ListSummariesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<int> DeleteAsync(string ids, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class Decorator(ISpssJobsApi inner) : ISpssJobsApi
    {
        public bool AsksBeforeDeletion { get; init; }

        public async Task<SpssJobDetails> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return await inner.SubmitAsync(id, definition, cancellationToken);
        }

        public async Task<int> DeleteAsync(string ids, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (AsksBeforeDeletion)
            {
                await inner.ListAsync(cancellationToken);
            }

            return await inner.DeleteAsync(ids, cancellationToken);
        }

        public Task<SpssSubmittedJob> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default) =>
            inner.SubmitOrResubmitAsync(id, definition, cancellationToken);

        public Task<SpssJobList> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

        public Task<IReadOnlyList<SpssJobSummary>> ListSummariesAsync(CancellationToken cancellationToken = default) => inner.ListSummariesAsync(cancellationToken);

        public Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default) => inner.GetAsync(id, cancellationToken);

        public Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default) => inner.GetStatusAsync(id, cancellationToken);
    }
}
