using System.Globalization;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/testing/wiremock.md</c> and of the package's README.</summary>
public sealed class WireMockSnippets
{
    private static readonly JobDefinition Definition = JobDefinition.BatchScore("drug1n").Build();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_fake_is_behind_wiremock()
    {
        var services = new ServiceCollection();
        services.AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "key"; });

        using var server = new FakeBatchServer();
        using WireMockServer wire = server.StartWireMock();
        services.AddFakeBatchServer(server, wire);      // after or before your own registrations

        server.Spss.Files.Add("drug1n", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        await using ServiceProvider app = services.BuildServiceProvider();
        SpssJob job = await app.GetRequiredService<SpssClient>().Jobs.SubmitAsync("score-1", Definition, Token);
        await job.WaitForCompletionAsync(cancellationToken: Token);
        wire.LogEntries.Should().HaveCount(100);

        wire.Reset();
        wire.AddBatchJobs(server);                      // the fake server again, without a stub

        (await job.GetStatusAsync(Token)).State.Should().Be(SpssJobState.Success);

        using WireMockServer own = WireMockServer.Start(new WireMockServerSettings { UseSSL = false }.ForBatchJobs());
        own.AddBatchJobs(server);

        own.Mappings.Should().ContainSingle();
    }

    [Fact]
    public async Task The_service_is_busy_twice()
    {
        await using Opened opened = Opened.Server();
        (FakeBatchServer server, WireMockServer wire, SpssClient spss) = opened;
        DateTimeOffset begin = server.Clock.GetUtcNow();

        wire.Given(Request.Create().WithPath("/pm/v1/jobs/*").UsingMethod("POST", "PUT"))
            .InScenario("busy").WillSetStateTo("over", 2)
            .RespondWith(Response.Create().WithStatusCode(503).WithHeader("Retry-After", "7"));

        await spss.Jobs.SubmitAsync("score-1", Definition, Token);       // sent three times, within 14 virtual seconds

        (server.Clock.GetUtcNow() - begin).Should().Be(TimeSpan.FromSeconds(14));
        server.Spss.Jobs.Should().ContainSingle();
        wire.FindLogEntries(Request.Create().WithPath("/pm/v1/jobs/*").UsingMethod("POST", "PUT")).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_response_is_late()
    {
        await using Opened opened = Opened.Server();
        (FakeBatchServer server, WireMockServer wire, SpssClient spss) = opened;
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", Definition, Token);
        DateTimeOffset begin = server.Clock.GetUtcNow();

        wire.Given(Request.Create().WithPath("/pm/v1/jobs/*/status").UsingGet())
            .RespondWith(Response.Create().WithFake(server).WithDelay(TimeSpan.FromMilliseconds(300)));

        await job.GetStatusAsync(Token);

        server.Clock.GetUtcNow().Should().Be(begin);
    }

    [Fact]
    public async Task A_connection_breaks_before_the_submission_has_arrived()
    {
        await using Opened opened = Opened.Server();
        (FakeBatchServer server, WireMockServer wire, SpssClient spss) = opened;

        wire.Given(Request.Create().WithPath("/pm/v1/jobs/*").UsingMethod("POST", "PUT"))
            .InScenario("lost").WillSetStateTo("over")
            .RespondWith(Response.Create().WithBrokenConnection());

        await spss.Jobs.SubmitAsync("score-1", Definition, Token);       // the client finds no such job, and submits it again

        server.Journal.Of(BatchJobs.Testing.Spss.SpssOperation.SubmitJob).Should().ContainSingle();
        server.Spss.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_breaks_after_the_submission_has_arrived()
    {
        await using Opened opened = Opened.Server();
        (FakeBatchServer server, WireMockServer wire, SpssClient spss) = opened;

        wire.Given(Request.Create().WithPath("/pm/v1/jobs/*").UsingMethod("POST", "PUT"))
            .InScenario("lost").WillSetStateTo("over")
            .RespondWith(Response.Create().WithBrokenConnection(after: server));

        await spss.Jobs.SubmitAsync("score-1", Definition, Token);       // the client finds the job, and does not submit it again

        server.Journal.Of(BatchJobs.Testing.Spss.SpssOperation.SubmitJob).Should().ContainSingle();
        wire.FindLogEntries(Request.Create().WithPath("/pm/v1/jobs/*").UsingMethod("POST", "PUT")).Should().ContainSingle();
    }

    [Fact]
    public async Task The_log_is_looked_through()
    {
        await using Opened opened = Opened.Server();
        (FakeBatchServer server, WireMockServer wire, SpssClient spss) = opened;
        await spss.Jobs.SubmitAsync("score-1", Definition, Token);

        ILogEntry submission = wire.FindLogEntries(Request.Create().WithPath("/pm/v1/jobs/score-1").UsingPost()).Single();

        submission.RequestMessage!.Body.Should().Contain("BATCH_SCORE");
        submission.ResponseMessage!.StatusCode.Should().Be(200);
    }

    [Fact]
    public async Task The_admin_interface_is_asked_for()
    {
        await using var server = new FakeBatchServer();

        using WireMockServer wire = server.StartWireMock(settings => settings.StartAdminInterface = true);

        using var http = new HttpClient();
        (await http.GetStringAsync(wire.Url + "/v1/status?accesskey=key", Token).ContinueWith(failed => failed.IsFaulted, TaskScheduler.Default)).Should().BeTrue();

        string requests = await http.GetStringAsync(wire.Url + "/__admin/requests", Token);

        requests.Should().Contain("accesskey=key", "the log keeps secrets, which is why the interface is off");
    }

    [Fact]
    public async Task A_job_has_no_link_to_cancel_it()
    {
        await using Opened opened = Opened.Server();
        (FakeBatchServer server, WireMockServer wire, _) = opened;
        server.DataFlux.JobFlows.Add("clean.djf", "<flow/>"u8.ToArray());
        server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromHours(3));
        DataFluxClient dataFlux = opened.DataFlux;
        DataFluxJob job = await dataFlux.JobFlows.ExecuteAsync((await dataFlux.JobFlows.FindByNameAsync("clean.djf", Token))!.Id, cancellationToken: Token);

        wire.Given(Request.Create().WithPath("/SASDataMgmtBatchJob/rest/jobs/*").UsingGet())
            .RespondWith(Response.Create().WithFake(server, answer =>
                answer.BodyData!.BodyAsString = answer.BodyData.BodyAsString!.Replace("\"cancel\"", "\"pause\"")));

        Func<Task> cancel = () => job.CancelAsync(Token);
        await cancel.Should().ThrowAsync<OperationNotAvailableException>();

        server.DataFlux.Jobs[job.Id].State.Should().Be("running");
    }

    [Fact]
    public async Task A_real_service_is_behind_a_proxy()
    {
        await using Opened opened = Opened.Server();
        (FakeBatchServer server, WireMockServer wire, SpssClient spss) = opened;
        await using var real = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        real.Spss.Files.Add("drug1n", [1]);
        Uri address = await real.ListenAsync(cancellationToken: Token);

        wire.Given(Request.Create().WithPath("/pm/v1/*").UsingAnyMethod())
            .RespondWith(Response.Create().WithProxy(address.ToString()));
        wire.Given(Request.Create().WithPath("/pm/v1/jobs/*/status").UsingGet()).AtPriority(-1)
            .InScenario("slow").WillSetStateTo("over")
            .RespondWith(Response.Create().WithStatusCode(504));

        SpssJob job = await spss.Jobs.SubmitAsync("score-1", Definition, Token);
        await job.GetStatusAsync(Token);

        real.Spss.Jobs.Should().ContainSingle();
        server.Journal.Entries.Should().BeEmpty();
        wire.LogEntries.Select(entry => Convert.ToInt32(entry.ResponseMessage!.StatusCode, CultureInfo.InvariantCulture)).Should().Contain(504);
    }

    /// <summary>A container whose clients go through WireMock.</summary>
    private sealed class Opened : IAsyncDisposable
    {
        private readonly FakeBatchServer server = new();
        private readonly WireMockServer wire;
        private readonly ServiceProvider app;

        private Opened()
        {
            server.Spss.Files.Add("drug1n", [1]);
            wire = server.StartWireMock();
            var services = new ServiceCollection();
            services.AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com"); options.AccessKey = "key"; });
            services.AddDataFluxClient(options => { options.Endpoint = new Uri("https://dataflux.example.com"); options.UserName = "ann"; options.Password = "secret"; });
            app = services.AddFakeBatchServer(server, wire).BuildServiceProvider();
        }

        public DataFluxClient DataFlux => app.GetRequiredService<DataFluxClient>();

        public static Opened Server() => new();

        public void Deconstruct(out FakeBatchServer fake, out WireMockServer mock, out SpssClient spss) =>
            (fake, mock, spss) = (server, wire, app.GetRequiredService<SpssClient>());

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            wire.Dispose();
            await server.DisposeAsync();
        }
    }
}
