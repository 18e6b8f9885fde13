using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of the packages' READMEs.</summary>
public sealed class PackageSnippets
{
    private const string Url = "https://service.example.com";

    [Fact]
    public async Task The_spss_client_is_injected()
    {
        var services = new ServiceCollection();
        using var server = new FakeBatchServer();
        (string url, string key) = (Url, "key");

        services.AddSpssClient(o => { o.Endpoint = new Uri(url); o.AccessKey = key; });

        services.AddSingleton<Scoring>().AddFakeBatchServer(server);
        await using ServiceProvider app = services.BuildServiceProvider();
        using var model = new MemoryStream([1]);
        await using Stream scores = await app.GetRequiredService<Scoring>().RunAsync(model, options: null, TestContext.Current.CancellationToken);
        scores.ReadByte().Should().BePositive();
    }

    public sealed class Scoring(SpssClient spss)
    {
        public async Task<Stream> RunAsync(Stream model, WaitOptions? options, CancellationToken ct)
        {
            await spss.Files.UploadAsync("drug1n", model, cancellationToken: ct);
            JobDefinition definition = JobDefinition.BatchScore("drug1n").ReportAs(ReportFormat.Tab).Build();
            SpssJob job = await spss.Jobs.SubmitAsync("score-2026-11", definition, ct);
            SpssJobResult result = await job.WaitForCompletionAsync(options, ct);
            return await result.OpenReadAsync(ct);
        }
    }

    [Fact]
    public async Task The_dataflux_client_is_injected()
    {
        var services = new ServiceCollection();
        using var server = new FakeBatchServer();
        CancellationToken ct = TestContext.Current.CancellationToken;
        (string url, string user, string password) = (Url, "ann", "secret");

        services.AddDataFluxClient(o => { o.Endpoint = new Uri(url); o.UserName = user; o.Password = password; });

        await using ServiceProvider app = services.AddFakeBatchServer(server).BuildServiceProvider();
        var dataFlux = app.GetRequiredService<DataFluxClient>();
        string flowId = (await dataFlux.JobFlows.CreateAsync("clean.djf", new MemoryStream("<jobflow/>"u8.ToArray()), ct)).Id;
        DataFluxInputs inputs = new DataFluxInputsBuilder().Value("Region", "north").Build();

        DataFluxJob job = await dataFlux.JobFlows.ExecuteAsync(flowId, inputs, ct);
        await foreach (string line in job.FollowLogAsync(ct))
        {
            Console.WriteLine(line);
        }

        server.DataFlux.Jobs[job.Id].State.Should().Be("completed");
    }

    [Fact]
    public async Task The_vitam_client_is_injected()
    {
        var services = new ServiceCollection();
        using var server = new FakeBatchServer();
        CancellationToken ct = TestContext.Current.CancellationToken;
        (string url, string key) = (Url, "key");

        services.AddVitamClient(o => { o.Endpoint = new Uri(url); o.PlatformKey = key; o.TenantId = 0; });
        services.AddHealthChecks().AddVitamHealthCheck();

        services.AddLogging().AddFakeBatchServer(server);
        await using ServiceProvider app = services.BuildServiceProvider();
        var vitam = app.GetRequiredService<VitamClient>();
        VitamStep step = VitamStep.Named("Check").Action("CheckFormat").Build();

        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(step, cancellationToken: ct);
        await submission.Task.WaitForCompletionAsync(cancellationToken: ct);

        server.Vitam.Tasks[submission.Task.Id].State.Should().Be("done");
        (await app.GetRequiredService<HealthCheckService>().CheckHealthAsync(ct)).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public void The_fake_server_is_put_under_the_container()
    {
        var services = new ServiceCollection();
        byte[] xml = [.. "<jobflow/>"u8];

        using var server = new FakeBatchServer();
        server.Spss.WhenSubmitted(job => job.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3));
        server.DataFlux.JobFlows.Add("clean.djf", xml);
        server.DataFlux.WhenExecuted(job => job.FlowName == "clean.djf")
            .Log(TimeSpan.FromMinutes(1), "step 1 done").ThenFail("no connection to the repository");
        server.Vitam.WhenSubmitted(task => task.Name == "ingest").RunFor(TimeSpan.FromHours(3)).ThenFail(new FakeVitamError(404, "File_Not_Found"));
        services.AddFakeBatchServer(server);            // after or before your own registrations

        services.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_fake_lets_something_fail()
    {
        await using var server = new FakeBatchServer();
        SpssClient spss = SnippetClients.Spss(server);
        server.Spss.Files.Add("drug1n", [1]);

        server.Faults.On(SpssOperation.SubmitJob).Once().LoseResponse();     // carried out, and its response lost
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), TestContext.Current.CancellationToken);
        using (server.Faults.Down()) { }                                     // nobody listens
        await job.WaitForCompletionAsync(cancellationToken: TestContext.Current.CancellationToken);
        server.Verify();                                                     // all as planned; its exception says what happened, by job
        using FakeBatchServer other = server.Fork();
    }
}
