using BatchJobs.Client;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/clients/vitam.md</c>.</summary>
public sealed class VitamSnippets
{
    [Fact]
    public async Task The_client_is_registered_with_a_health_check()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Vitam:Endpoint"] = "https://worker.example.com", ["Vitam:PlatformKey"] = "key" })
            .Build();
        using var server = new FakeBatchServer();

        services.AddVitamClient(configuration.GetSection("Vitam"));      // Endpoint, PlatformKey, TenantId, ApplicationId, …
        services.AddHealthChecks().AddVitamHealthCheck();

        services.AddLogging().AddFakeBatchServer(server);
        await using ServiceProvider app = services.BuildServiceProvider();
        HealthReport report = await app.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_step_is_submitted_and_tasks_are_listed()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        server.Vitam.Options.ListFinishedTasks = true;
        VitamClient vitam = SnippetClients.Vitam(server);

        VitamStep step = VitamStep.Named("CheckAndStore")
            .Action("CheckFormat", action => action.Argument("file", "//BinaryDataObject[1]").ResultSlot("format"))
            .Action("StoreObject", action => action.PostAssign(target: "//FormatId", result: "format"))
            .Build();
        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(step, new VitamRequestOptions { TenantId = 0 }, cancellationToken);
        VitamAsyncStatus done = await submission.Task.WaitForCompletionAsync(cancellationToken: cancellationToken);

        VitamResponseMetadata metadata = submission.Status.ResponseMetadata;
        Console.WriteLine($"request {metadata.RequestId}, tenant {metadata.TenantId}, API {metadata.FullApiVersion}");

        VitamQuery query = VitamQuery.WhereEqual("name", "Check*").AndGreater("since", new DateOnly(2015, 7, 14));
        VitamTaskList tasks = await vitam.Tasks.ListAsync(query, cancellationToken: cancellationToken);

        done.State.Should().Be(VitamTaskState.Done);
        metadata.RequestId.Should().NotBeNull();
        metadata.TenantId.Should().Be(0);
        tasks.Ids.Should().Equal(submission.Task.Id);
    }

    [Fact]
    public async Task Context_and_item_stand_beside_the_actions()
    {
        using var server = new FakeBatchServer();
        VitamClient vitam = SnippetClients.Vitam(server);

        VitamStep withItem = VitamStep.Named("CheckAndStore")
            .Action("CheckFormat")
            .Member("context", """{"contract":"c-1"}""")
            .Member("item", "\"unit-1\"")
            .Build();

        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(withItem, cancellationToken: TestContext.Current.CancellationToken);
        server.Vitam.Tasks[submission.Task.Id].Submitted.Step.GetProperty("item").GetString().Should().Be("unit-1");
    }

    [Fact]
    public async Task A_refusal_tells_its_headers()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        VitamClient vitam = SnippetClients.Vitam(server);

        try
        {
            await vitam.Tasks.GetAsync("none", new VitamRequestOptions { ClientRequestId = "order-7" }, cancellationToken);
        }
        catch (ServiceException refusal)
        {
            Console.WriteLine($"tenant {VitamResponseMetadata.Of(refusal).TenantId}, sent as {refusal.ClientRequestId}");
        }

        server.Journal.Entries.Should().ContainSingle().Which.Status.Should().Be(404);
    }

    [Fact]
    public async Task Answers_of_later_software_are_told()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        server.Vitam.WhenSubmitted(_ => true).AnswerWithItemStatus().AndThen().AnswerDataUnavailable();
        VitamClient vitam = SnippetClients.Vitam(server);
        VitamStep step = VitamStep.Named("Check").Action("CheckFormat").Build();

        for (int i = 0; i < 2; i++)
        {
            try
            {
                await vitam.Tasks.SubmitAsync(step, cancellationToken: cancellationToken);
            }
            catch (VitamStepExecutedException executed) when (executed.ItemStatus.GlobalStatus == VitamItemStatusCode.Ok)
            {
                Console.WriteLine($"{executed.ItemStatus.ItemId} has been run.");
            }
            catch (VitamDataUnavailableException later)
            {
                Console.WriteLine($"Submit it again when {later.AccessRequests.Count} requests for data have been served.");
            }
        }

        server.Journal.Entries.Select(entry => entry.Status).Should().Equal(200, 461);
    }

    [Fact]
    public async Task Tasks_fail_and_are_canceled()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        server.Vitam.WhenSubmitted(task => task.Name == "Check")
            .ThenFail(new FakeVitamError(404, "File_Not_Found") { Errors = [new FakeVitamError(412, "Precondition_Failed")] });
        VitamClient vitam = SnippetClients.Vitam(server);
        VitamStep step = VitamStep.Named("Check").Action("CheckFormat").Build();
        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(step, cancellationToken: cancellationToken);

        try
        {
            await submission.Task.WaitForCompletionAsync(cancellationToken: cancellationToken);
        }
        catch (VitamTaskFailedException failure) when (failure.Error?.State == VitamErrorState.FileNotFound)
        {
            Console.WriteLine(failure.Error);                        // with the inner errors, a line each
        }

        SubmitTaskResult other = await vitam.Tasks.SubmitAsync(step, cancellationToken: cancellationToken);
        VitamAsyncStatus canceled = await other.Task.CancelAsync(cancellationToken: cancellationToken);

        canceled.Phase.Should().Be(JobPhase.Canceled);
        server.Vitam.Tasks[submission.Task.Id].State.Should().Be("done");
        server.Vitam.Tasks[other.Task.Id].State.Should().Be("canceled");
    }

    [Fact]
    public async Task Other_words_for_states_are_taught_to_the_client()
    {
        var services = new ServiceCollection();
        using var server = new FakeBatchServer();
        server.Vitam.Options.RunningState = "queued";

        services.AddVitamClient(options =>
        {
            options.Endpoint = new Uri("https://worker.example.com");
            options.PlatformKey = "key";
            options.PhaseSelector = status => status.State.Value == "queued" ? JobPhase.Pending : status.Phase;
        });

        services.AddFakeBatchServer(server);
        await using ServiceProvider app = services.BuildServiceProvider();
        VitamTasks tasks = app.GetRequiredService<VitamClient>().Tasks;
        SubmitTaskResult submission = await tasks.SubmitAsync(VitamStep.Named("Check").Action("CheckFormat").Build(), cancellationToken: TestContext.Current.CancellationToken);
        IBatchJob job = submission.Task;
        (await job.GetUpdateAsync(TestContext.Current.CancellationToken)).Phase.Should().Be(JobPhase.Pending);
    }
}
