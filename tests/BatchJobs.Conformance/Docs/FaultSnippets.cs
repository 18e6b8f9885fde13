using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/testing/faults.md</c>.</summary>
public sealed class FaultSnippets
{
    private static readonly JobDefinition Definition = JobDefinition.BatchScore("drug1n").ReportAs(ReportFormat.Tab).Build();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_response_starts_no_second_job_and_the_timeline_shows_it()
    {
        CancellationToken cancellationToken = Token;
        await using FakeBatchServer server = Server();
        SpssClient spss = SnippetClients.Spss(server);
        JobDefinition definition = Definition;

        server.Faults.On(SpssOperation.SubmitJob).Once().LoseResponse();
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", definition, cancellationToken);
        server.Journal.Of(SpssOperation.SubmitJob).Should().ContainSingle().Which.Fault.Should().Be("response lost, connection reset");

        server.Faults.On(SpssOperation.GetJobStatus).Times(2).Respond(503, retryAfter: TimeSpan.FromSeconds(7));
        await job.WaitForCompletionAsync(cancellationToken: cancellationToken);

        server.Verify();

        server.Timeline.Should().Contain("SPSS job score-1").And.Contain("[response lost, connection reset]").And.Contain("[answered with 503, Retry-After 7]");
    }

    [Fact]
    public async Task A_download_breaks_off_and_a_slow_server_is_waited_for()
    {
        await using FakeBatchServer server = Server();
        SpssClient spss = SnippetClients.Spss(server);

        server.Faults.On(SpssOperation.DownloadFile).Once().ResetAfter(bytes: 10);

        await using Stream stream = await spss.Files.DownloadAsync("drug1n", Token);
        await FluentActions.Awaiting(() => stream.CopyToAsync(Stream.Null, Token)).Should().ThrowAsync<ServiceUnreachableException>();
        DateTimeOffset start = server.Clock.GetUtcNow();

        server.Faults.OnAny(request => request.Path.Contains("/file/")).Delay(TimeSpan.FromSeconds(90));

        await using Stream again = await spss.Files.DownloadAsync("drug1n", Token);
        (server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_server_says_nothing()
    {
        await using FakeBatchServer server = Server();
        DataFluxClient dataFlux = SnippetClients.DataFlux(server);
        DataFluxJob job = await dataFlux.JobFlows.ExecuteByNameAsync("flow.djf", cancellationToken: Token);

        server.Faults.On(DataFluxOperation.GetJobLog).Once().LoseRequest(ConnectionFailure.Stalled);

        await foreach (string line in job.FollowLogAsync(Token))
        {
            line.Should().NotBeNull();
        }

        server.Verify();
    }

    [Fact]
    public async Task A_server_is_down()
    {
        CancellationToken cancellationToken = Token;
        await using FakeBatchServer server = Server();
        SpssClient spss = SnippetClients.Spss(server);

        server.Faults.Down(TimeSpan.FromHours(1));
        using (server.Faults.Down())
        {
            await FluentActions.Awaiting(() => spss.Jobs.ListAsync(cancellationToken)).Should().ThrowAsync<ServiceUnreachableException>();
        }

        await server.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await spss.Jobs.ListAsync(cancellationToken)).Should().BeEmpty();

        DateTimeOffset end = server.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        server.Faults.OnAny(_ => server.Clock.GetUtcNow() < end).Respond(429, retryAfter: TimeSpan.FromSeconds(60));
        await FluentActions.Awaiting(() => spss.Jobs.ListAsync(cancellationToken)).Should().ThrowAsync<ServiceException>();
        await server.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await spss.Jobs.ListAsync(cancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_is_flaky()
    {
        await using FakeBatchServer server = Server();
        SpssClient spss = SnippetClients.Spss(server);

        server.Faults.WithSeed(42).OnAny().Sometimes(0.05).LoseRequest();

        for (int i = 0; i < 50; i++)
        {
            SpssJob job = await spss.Jobs.SubmitAsync($"score-{i}", Definition, Token);
            await job.WaitForCompletionAsync(cancellationToken: Token);
        }

        server.Verify();
    }

    [Fact]
    public async Task DotNet_sends_a_request_twice()
    {
        CancellationToken cancellationToken = Token;
        await using FakeBatchServer server = Server();
        VitamTask task = (await SnippetClients.Vitam(server).Tasks.SubmitAsync(VitamStep.Named("Check").Action("CheckFormat").Build(), cancellationToken: Token)).Task!;
        var address = new Uri($"http://worker.example.com/v1/tasks/{task.Id}");
        using var http = new HttpClient(server.CreateHandler());
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "key");

        server.Faults.On(VitamOperation.CancelTask).Once().LoseResponse(ConnectionFailure.Closed);
        using HttpResponseMessage response = await http.PutAsync(address, content: null, cancellationToken);
        server.Journal.Of(VitamOperation.CancelTask).Should().HaveCount(2);
    }

    private static FakeBatchServer Server()
    {
        var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", new byte[1000]);
        server.DataFlux.JobFlows.Add("flow.djf", "<flow/>"u8.ToArray());
        return server;
    }
}
