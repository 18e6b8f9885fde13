using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Readme;

/// <summary>The README's snippets as code that compiles and runs. The README must repeat them line by line.</summary>
public sealed class Snippets
{
    [Fact]
    public async Task The_first_example_works_as_pasted()
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider app = new ServiceCollection()
            .AddSpssClient(o => { o.Endpoint = new Uri("https://spss.example.com"); o.AccessKey = "key"; }).Services
            .UseFakeBatchServer(server)          // without this line, the real service answers
            .BuildServiceProvider();
        var spss = app.GetRequiredService<SpssClient>();

        await spss.Files.UploadAsync("drug1n", new MemoryStream("a stream file"u8.ToArray()));
        JobDefinition definition = JobDefinition.BatchScore("drug1n").ReportAs(ReportFormat.Tab).Build();
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", definition);
        SpssJobResult result = await job.WaitForCompletionAsync();

        using var scores = new StreamReader(await result.OpenReadAsync());
        Console.WriteLine(await scores.ReadToEndAsync());

        await RecipesAsync(spss, job, definition, TestContext.Current.CancellationToken);

        server.Spss.Jobs["score-1"].State.Should().Be("SUCCESS");
        server.Spss.Jobs["score-1"].Submitted.ReportFormat.Should().Be("TAB");
        server.Spss.Files["drug1n"].Should().NotBeEmpty();
        server.Journal.Entries.Should().Contain(entry => entry.Status == 200);

        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        SubmitJobResult again = await spss.Jobs.SubmitOrResubmitAsync("score-1", definition, cancellationToken);
        await again.Job.CancelAsync(cancellationToken);                  // this service cancels by deleting
        DeleteJobsResult deletion = await spss.Jobs.DeleteManyAsync(["score-2", "score-3"], cancellationToken);

        again.IsNew.Should().BeFalse();
        deletion.Count.Should().Be(0);
    }

    [Fact]
    public void Clients_are_registered_from_configuration_and_from_the_platform()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder().Build();

        services.AddSpssClient(configuration.GetSection("Spss"));        // Endpoint, AccessKey, Polling:MaxDelay, …
        services.AddSpssClient("eu", o => o.UseVcapServices());          // Cloud Foundry; inject [FromKeyedServices("eu")]

        services.AddDataFluxClient(configuration.GetSection("DataFlux")); // Endpoint, UserName, Password, MetadataTimeout, …

        services.Should().NotBeEmpty();
    }

    [Fact]
    public void Definitions_are_built()
    {
        var warehouse = new Database("db", DatabaseType.DashDB, "db.example.com", 50001, "BLUDB", "user", "password", "Security=SSL");
        JobDefinition training = JobDefinition.Training("drug1n")
            .Read("ScoreInput", from: warehouse.Table("DRUG1N"))
            .WithParameter("p1", "v1")
            .SaveAs("drug1n.str")
            .Build();
        JobDefinition scoring = JobDefinition.BatchScore("drug1n")
            .Read("ScoreInput", from: warehouse.Table("DRUG1N"))
            .Write("ExportScores", to: warehouse.Table("DRUGSCORES"), InsertMode.Append)
            .Build();
        Func<JobDefinition> parse = () =>
        {
            JobDefinition existing = JobDefinition.Parse(File.ReadAllText("job.json"));
            return existing;
        };

        training.Stream.Name.Should().Be("drug1n.str");
        scoring.Exports.Should().ContainSingle();
        parse.Should().Throw<FileNotFoundException>();
    }

    [Fact]
    public async Task Jobs_are_scripted()
    {
        var services = new ServiceCollection();
        using var server = new FakeBatchServer();
        byte[] bytes = [1, 2, 3];
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        services.UseFakeBatchServer(server);

        server.Spss.Files.Add("mine", bytes);                            // there already when the test begins
        server.Spss.WhenSubmitted(j => j.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3));
        server.Spss.WhenSubmitted(j => j.Id == "bad").ThenFail("The table DRUG1N does not exist.");
        server.Spss.WhenSubmitted(j => j.ModelId == "mine").PendFor(TimeSpan.FromMinutes(5)).ThenSucceed(bytes);
        server.Spss.Options.Servers = 2;                                 // more than two jobs queue; with 0, all wait

        using var manual = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        await manual.AdvanceAsync(TimeSpan.FromMinutes(10), cancellationToken);

        server.Spss.Files["mine"].Should().Equal(bytes);
        manual.Clock.GetUtcNow().Should().Be(server.Clock.GetUtcNow().AddMinutes(10));
    }

    [Fact]
    public async Task Job_flows_are_executed()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        byte[] xml = [.. "<jobflow/>"u8];
        using var server = new FakeBatchServer();
        await using ServiceProvider app = DataFluxApp(server);
        var dataFlux = app.GetRequiredService<DataFluxClient>();

        server.DataFlux.WhenExecuted(j => j.Input("Region") == "north")
            .Log(TimeSpan.FromHours(1), "step 1 done").RunFor(TimeSpan.FromHours(3));
        server.DataFlux.WhenExecuted(j => j.FlowName == "bad.djf").ThenFail("No connection to the repository.");
        server.DataFlux.JobFlows.Add("payroll.djf", xml);
        server.DataFlux.AddUser("ann", "secret");
        server.DataFlux.Deny("ann", "payroll.djf");                      // 403 when she uses it

        DataFluxJobFlow flow = await dataFlux.JobFlows.CreateAsync("clean.djf", new MemoryStream(xml), cancellationToken);
        DataFluxInputs inputs = new DataFluxInputsBuilder()
            .Value("Region", "north")
            .Table("Customers", table => table
                .String("Name", maxChars: 80).Date("Born").Integer("Orders")
                .Row("Ann", new DateOnly(1984, 2, 29), 3)
                .Row("Bob", null, 0))
            .Build();
        DataFluxJob run = await dataFlux.JobFlows.ExecuteAsync(flow.Id, inputs, cancellationToken);

        await foreach (string line in run.FollowLogAsync(cancellationToken))
        {
            Console.WriteLine(line);
        }

        DataFluxJobStatus end = await run.WaitForCompletionAsync(cancellationToken: cancellationToken);

        end.Duration.Should().Be(TimeSpan.FromHours(3));
        server.DataFlux.Jobs[run.Id].Log.Should().Contain("step 1 done");
        server.DataFlux.Jobs[run.Id].UserName.Should().Be("ann");
    }

    [Fact]
    public async Task Job_flows_fail_are_canceled_and_are_denied()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        byte[] xml = [.. "<jobflow/>"u8];
        using var server = new FakeBatchServer();
        await using ServiceProvider app = DataFluxApp(server);
        var dataFlux = app.GetRequiredService<DataFluxClient>();
        server.DataFlux.WhenExecuted(j => j.FlowName == "bad.djf").ThenFail("No connection to the repository.");
        server.DataFlux.JobFlows.Add("payroll.djf", xml);
        server.DataFlux.AddUser("ann", "secret");
        server.DataFlux.Deny("ann", "payroll.djf");                      // 403 when she uses it

        DataFluxJob bad = await ExecuteNewAsync("bad.djf");
        Func<Task> wait = () => bad.WaitForCompletionAsync(cancellationToken: cancellationToken);
        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*No connection to the repository.*");

        DataFluxJob other = await ExecuteNewAsync("other.djf");
        await other.CancelAsync(cancellationToken);                      // or KillAsync
        Func<Task> waitForOther = () => other.WaitForCompletionAsync(cancellationToken: cancellationToken);
        await waitForOther.Should().ThrowAsync<JobCanceledException>();

        Func<Task> useDenied = () => ExecuteAsync("payroll.djf");
        await useDenied.Should().ThrowAsync<AccessDeniedException>();

        async Task<DataFluxJob> ExecuteNewAsync(string name)
        {
            server.DataFlux.JobFlows.Add(name, xml);
            return await ExecuteAsync(name);
        }

        async Task<DataFluxJob> ExecuteAsync(string name)
        {
            string id = (await dataFlux.JobFlows.ListAsync(cancellationToken)).Single(flow => flow.Name == name).Id;
            return await dataFlux.JobFlows.ExecuteAsync(id, cancellationToken: cancellationToken);
        }
    }

    private static ServiceProvider DataFluxApp(FakeBatchServer server) => new ServiceCollection()
        .AddDataFluxClient(o =>
        {
            o.Endpoint = new Uri("https://dataflux.example.com:21036");
            o.UserName = "ann";
            o.Password = "secret";
        }).Services
        .UseFakeBatchServer(server)
        .BuildServiceProvider();

    private static async Task RecipesAsync(SpssClient spss, SpssJob job, JobDefinition definition, CancellationToken cancellationToken)
    {
        var progress = new Progress<JobUpdate>(update => Console.WriteLine($"{update.State} after {update.Elapsed}"));
        SpssJobResult trained = await job.WaitForCompletionAsync(progress, cancellationToken);
        await using Stream stream = await trained.OpenReadAsync(cancellationToken);

        SpssJob sameJob = spss.Jobs.GetHandle("score-1");
        sameJob.Id.Should().Be(job.Id);
        definition.Action.Should().Be(JobAction.BatchScore);
    }
}
