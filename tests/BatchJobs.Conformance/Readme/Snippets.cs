using BatchJobs.Client;
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
        SpssSubmission again = await spss.Jobs.SubmitOrResubmitAsync("score-1", definition, cancellationToken);
        await again.Job.CancelAsync(cancellationToken);                  // this service cancels by deleting
        SpssDeletion deletion = await spss.Jobs.DeleteAsync(["score-2", "score-3"], cancellationToken);

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

        server.Spss.WhenSubmitted(j => j.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3));
        server.Spss.WhenSubmitted(j => j.Id == "bad").ThenFail("The table DRUG1N does not exist.");
        server.Spss.WhenSubmitted(j => j.ModelId == "mine").PendFor(TimeSpan.FromMinutes(5)).ThenSucceed(bytes);
        server.Spss.Options.Servers = 2;                                 // more than two jobs queue; with 0, all wait

        using var manual = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        await manual.AdvanceAsync(TimeSpan.FromMinutes(10), cancellationToken);

        manual.Clock.GetUtcNow().Should().Be(server.Clock.GetUtcNow().AddMinutes(10));
    }

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
