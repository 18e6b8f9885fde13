using System.Xml.Linq;
using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of the pages below <c>docs/testing</c>.</summary>
public sealed class TestingSnippets
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Stands for a database.
    private static Task QueryAsync(CancellationToken cancellationToken) => Task.Delay(1, cancellationToken);

    [Fact]
    public async Task The_container_uses_the_fake_server()
    {
        CancellationToken cancellationToken = Token;
        byte[] bytes = [1, 2, 3];
        var services = new ServiceCollection();
        services.AddSpssClient(o => { o.Endpoint = new Uri("https://spss.example.com"); o.AccessKey = "key"; });

        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", bytes);                          // there already when the test begins
        services.AddFakeBatchServer(server);

        var options = new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" };
        SpssClient spss = SpssClient.Create(options, server.CreateHandler(), server.Clock);

        await using ServiceProvider app = services.BuildServiceProvider();
        JobDefinition definition = JobDefinition.BatchScore("drug1n").ReportAs(ReportFormat.Tab).Build();
        SpssJob job = await app.GetRequiredService<SpssClient>().Jobs.SubmitAsync("score-1", definition, cancellationToken);
        await job.WaitForCompletionAsync(cancellationToken: cancellationToken);
        (await spss.Jobs.ListAsync(cancellationToken)).Should().ContainSingle();

        server.Spss.Jobs["score-1"].State.Should().Be("SUCCESS");
        server.Spss.Jobs["score-1"].Submitted.ReportFormat.Should().Be("TAB");
        server.Spss.Jobs["score-1"].History.Select(transition => transition.State).Should().Equal("PENDING", "RUNNING", "SUCCESS");
        server.Spss.Files["drug1n"].Should().NotBeEmpty();
        server.Spss.Tables.Should().BeEmpty();                           // the job had no exports
        server.Journal.Of(SpssOperation.SubmitJob).Should().ContainSingle().Which.StateAfter.Should().Be("PENDING");
        server.Journal.About("score-1").Should().OnlyContain(entry => entry.Status == 200);

        using var recording = new FakeBatchServer(new FakeBatchServerOptions { JournalCapacity = 100, JournalBodyLimit = 4096 });
    }

    [Fact]
    public async Task Other_clients_are_redirected_when_named()
    {
        using var server = new FakeBatchServer();
        var services = new ServiceCollection();
        services.AddHttpClient("legacy-spss");

        services.AddFakeBatchServer(server, fake => fake.Redirect("legacy-spss"));                   // or a predicate, or RedirectAll()
        services.AddFakeBatchServer(server, fake => fake.ReplaceTimeProvider = false);               // the container keeps its clock

        await using ServiceProvider app = services.BuildServiceProvider();
        using HttpClient http = app.GetRequiredService<IHttpClientFactory>().CreateClient("legacy-spss");
        (await http.GetStringAsync("https://spss.example.com/pm/v1/jobs?accesskey=key", Token)).Should().Be("[]");
    }

    [Fact]
    public async Task The_fake_server_is_lenient_and_listens()
    {
        CancellationToken cancellationToken = Token;

        using var lenient = new FakeBatchServer(new FakeBatchServerOptions { Strictness = Strictness.Lenient });

        using var listening = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        Uri address = await listening.ListenAsync(cancellationToken: cancellationToken);

        lenient.Journal.Entries.Should().BeEmpty();
        address.Host.Should().Be("127.0.0.1");
    }

    [Fact]
    public async Task Time_advances_by_itself()
    {
        CancellationToken cancellationToken = Token;
        byte[] bytes = [1, 2, 3];
        var options = new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" };

        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", bytes);
        server.Spss.WhenSubmitted(job => job.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3));
        SpssClient spss = SpssClient.Create(options, server.CreateHandler(), server.Clock);

        SpssJob job = await spss.Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);
        await job.WaitForCompletionAsync(cancellationToken: cancellationToken);         // three hours, in milliseconds

        (server.Clock.GetUtcNow() - new FakeBatchServerOptions().StartTime).Should().BeGreaterThan(TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task Time_is_moved()
    {
        CancellationToken cancellationToken = Token;

        using var manual = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        await manual.AdvanceAsync(TimeSpan.FromMinutes(10), cancellationToken);

        using FakeBatchServer fixture = manual;
        manual.Spss.Files.Add("drug1n", [1]);
        await SnippetClients.Spss(manual).Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);

        await manual.AdvanceUntilAsync(() => manual.Spss.Jobs["score-1"].State == "RUNNING", cancellationToken: cancellationToken);
        await manual.FastForwardAsync(manual.Spss.Jobs["score-1"], cancellationToken);
        await manual.UntilAsync(() => manual.Journal.Count > 0, cancellationToken);

        fixture.Clock.Join();

        using (fixture.Clock.Hold("database"))
        {
            await QueryAsync(cancellationToken);
        }

        using var patient = new FakeBatchServer(new FakeBatchServerOptions { ClockOptions = new ClockOptions { SettleTime = TimeSpan.FromMilliseconds(200) } });

        patient.Clock.Guesses.Should().Be(0);
        manual.Spss.Jobs["score-1"].State.Should().Be("SUCCESS");

        manual.Clock.GetUtcNow().Should().Be(new FakeBatchServerOptions().StartTime.AddMinutes(10).AddSeconds(6));
    }

    [Fact]
    public async Task Spss_jobs_are_planned()
    {
        CancellationToken cancellationToken = Token;
        byte[] bytes = [1, 2, 3];
        using var server = new FakeBatchServer();
        SpssClient spss = SnippetClients.Spss(server);

        server.Spss.Files.Add("mine", bytes);
        server.Spss.WhenSubmitted(job => job.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3));
        server.Spss.WhenSubmitted(job => job.Id == "bad").ThenFail("The table DRUG1N does not exist.");
        server.Spss.WhenSubmitted(job => job.ModelId == "mine").PendFor(TimeSpan.FromMinutes(5)).ThenSucceed(bytes);
        server.Spss.Options.Servers = 2;                                 // more than two jobs queue; with 0, all wait

        SpssJob planned = await spss.Jobs.SubmitAsync("good", JobDefinition.BatchScore("mine").Build(), cancellationToken);
        await using Stream result = await (await planned.WaitForCompletionAsync(cancellationToken: cancellationToken)).OpenReadAsync(cancellationToken);
        result.ReadByte().Should().Be(1);

        server.Spss.WhenSubmitted(job => job.Id == "endless").RunFor(Timeout.InfiniteTimeSpan);
        SpssJob endless = await spss.Jobs.SubmitAsync("endless", JobDefinition.BatchScore("mine").Build(), cancellationToken);
        server.Spss.Jobs["endless"].Delete();

        Func<Task> wait = () => endless.WaitForCompletionAsync(cancellationToken: cancellationToken);
        await wait.Should().ThrowAsync<JobDeletedException>();
    }

    [Fact]
    public async Task Spss_tables_and_uploads_are_set()
    {
        CancellationToken cancellationToken = Token;
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1, 2, 3]);
        SpssClient spss = SnippetClients.Spss(server);

        server.Spss.Tables.Add("db.example.com", 50001, "BLUDB", "DRUGSCORES", rowCount: 100);
        server.Spss.Options.TablesMustExist = true;                      // others fail Append, Refresh and reading
        server.Spss.Files.RefuseUpload("drug2n", "The stream has no scoring branch.");                  // the next upload: 200, but flag false

        var warehouse = new Database("db", DatabaseType.DashDB, "db.example.com", 50001, "BLUDB", "user", "password");
        JobDefinition scoring = JobDefinition.BatchScore("drug1n").Read("ScoreInput", from: warehouse.Table("DRUGSCORES"))
            .Write("ExportScores", to: warehouse.Table("DRUGSCORES"), InsertMode.Append).Build();
        JobDefinition missing = JobDefinition.BatchScore("drug1n").Read("ScoreInput", from: warehouse.Table("DRUG1N"))
            .Write("ExportScores", to: warehouse.Table("DRUGSCORES"), InsertMode.Append).Build();
        SpssJob scored = await spss.Jobs.SubmitAsync("scored", scoring, cancellationToken);
        await scored.WaitForCompletionAsync(cancellationToken: cancellationToken);
        SpssJob failed = await spss.Jobs.SubmitAsync("failed", missing, cancellationToken);
        Func<Task> wait = () => failed.WaitForCompletionAsync(cancellationToken: cancellationToken);
        Func<Task> upload = () => spss.Files.UploadAsync("drug2n", new MemoryStream([1]), cancellationToken: cancellationToken);

        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*DRUG1N*does not exist*");
        (await upload.Should().ThrowAsync<ServiceException>()).WithMessage("*The stream has no scoring branch.*");
        server.Spss.Tables.Should().Equal(new FakeSpssTable("db.example.com", 50001, "BLUDB", "DRUGSCORES", 110));
    }

    [Fact]
    public async Task Jobs_of_all_services_are_planned_alike()
    {
        CancellationToken cancellationToken = Token;
        byte[] bytes = [1, 2, 3];
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("mine", bytes);
        SpssClient spss = SnippetClients.Spss(server);

        var gate = new JobGate();
        server.Spss.WhenSubmitted(job => job.Id == "held").RunUntil(gate);
        server.DataFlux.WhenExecuted(job => job.FlowName == "payroll.djf").RunForPolls(3);              // the fourth request for it sees the end
        gate.Release();                                                  // ends what it holds, now; what starts later ends at once

        server.Spss.WhenSubmitted(job => job.ModelId == "mine").ThenFail("Out of memory.").Times(2).AndThen().ThenSucceed(bytes);

        string[] ends = new string[3];
        for (int i = 0; i < ends.Length; i++)
        {
            SpssJob job = await spss.Jobs.SubmitAsync($"{i}", JobDefinition.BatchScore("mine").Build(), cancellationToken);
            await Record.ExceptionAsync(() => job.WaitForCompletionAsync(cancellationToken: cancellationToken));
            ends[i] = server.Spss.Jobs[$"{i}"].State;
        }

        ends.Should().Equal("FAILED", "FAILED", "SUCCESS");

        server.Spss.WhenSubmitted(_ => true).ThenEnd((job, files) =>
            files.Contains("weights") ? SpssOutcome.Success(files["weights"]) : SpssOutcome.Failure($"{job.Id} has no weights."));
        server.Vitam.WhenSubmitted(_ => true).ThenEnd(task =>
            task.Tenant is null ? VitamOutcome.Failed(new FakeVitamError(412, "No_Tenant")) : VitamOutcome.Done());

        SpssJob last = await spss.Jobs.SubmitAsync("last", JobDefinition.BatchScore("mine").Build(), cancellationToken);
        Func<Task> wait = () => last.WaitForCompletionAsync(cancellationToken: cancellationToken);
        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*last has no weights.*");
    }

    [Fact]
    public async Task Dataflux_jobs_are_planned()
    {
        CancellationToken cancellationToken = Token;
        byte[] xml = [.. "<jobflow/>"u8];
        using var server = new FakeBatchServer();
        DataFluxClient dataFlux = SnippetClients.DataFlux(server);

        server.DataFlux.WhenExecuted(job => job.Input("Region") == "north")
            .Log(TimeSpan.FromHours(1), "step 1 done").RunFor(TimeSpan.FromHours(3));
        server.DataFlux.WhenExecuted(job => job.FlowName == "bad.djf").ThenFail("No connection to the repository.");
        server.DataFlux.JobFlows.Add("payroll.djf", xml);
        server.DataFlux.AddUser("ann", "secret");
        server.DataFlux.Deny("ann", "payroll.djf");                      // 403 when she uses or creates it
        server.DataFlux.DenyCommand("ann", DataFluxCommand.Delete);      // 403 whatever she deletes
        server.DataFlux.Options.ReadDescription = content => XDocument.Load(new MemoryStream(content)).Root?.Attribute("description")?.Value;

        server.DataFlux.JobFlows.Add("bad.djf", xml);
        Dictionary<string, string> ids = (await dataFlux.JobFlows.ListAsync(cancellationToken)).ToDictionary(flow => flow.Name, flow => flow.Id);
        DataFluxJob bad = await dataFlux.JobFlows.ExecuteAsync(ids["bad.djf"], cancellationToken: cancellationToken);
        Func<Task> wait = () => bad.WaitForCompletionAsync(cancellationToken: cancellationToken);
        Func<Task> executeDenied = () => dataFlux.JobFlows.ExecuteAsync(ids["payroll.djf"], cancellationToken: cancellationToken);

        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*No connection to the repository.*");
        await executeDenied.Should().ThrowAsync<AccessDeniedException>();
    }

    [Fact]
    public async Task Vitam_tasks_are_planned()
    {
        CancellationToken cancellationToken = Token;
        using var server = new FakeBatchServer();
        VitamClient vitam = SnippetClients.Vitam(server);

        server.Vitam.WhenSubmitted(task => task.Name == "Check").RunFor(TimeSpan.FromHours(3))
            .ThenFail(new FakeVitamError(404, "File_Not_Found") { Errors = [new FakeVitamError(412, "Precondition_Failed")] });
        server.Vitam.ChangeStatusAfter(TimeSpan.FromHours(1), "ShutdownInProgress");

        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(VitamStep.Named("Check").Action("CheckFormat").Build(), cancellationToken: cancellationToken);
        Func<Task> wait = () => submission.Task.WaitForCompletionAsync(cancellationToken: cancellationToken);

        await wait.Should().ThrowAsync<VitamTaskFailedException>();
        (await vitam.Service.GetStatusAsync(cancellationToken)).Status.Should().Be(VitamServiceState.ShutdownInProgress);
    }

    [Fact]
    public async Task Vitam_answers_as_later_software_does()
    {
        CancellationToken cancellationToken = Token;
        using var server = new FakeBatchServer();
        VitamTasks tasks = SnippetClients.Vitam(server).Tasks;
        VitamStep step = VitamStep.Named("Archive").Action("Store").Build();

        server.Vitam.WhenSubmitted(task => task.Name == "Archive")
            .AnswerDataUnavailable(new FakeVitamAccessRequest("ar-1", "default")).Times(2)     // 461, twice
            .AndThen().AnswerWithItemStatus();                           // 200: the step has run within the request
        server.Vitam.Options.StatusWithoutBody = true;                   // 204 for /status
        server.Vitam.Options.EchoRequestIds = true;                      // a request's own X-Request-Id names its response

        Func<Task> submit = () => tasks.SubmitAsync(step, new VitamRequestOptions { ClientRequestId = "own-1" }, cancellationToken);
        await submit.Should().ThrowAsync<VitamDataUnavailableException>();
        await submit.Should().ThrowAsync<VitamDataUnavailableException>();
        (await submit.Should().ThrowAsync<VitamStepExecutedException>()).Which.ResponseMetadata.RequestId.Should().Be("own-1");
        (await SnippetClients.Vitam(server).Service.GetStatusAsync(cancellationToken)).IsNoContent.Should().BeTrue();
    }
}
