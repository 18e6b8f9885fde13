using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Conformance.Readme;

/// <summary>The README's snippets about Vitam. The README must repeat them line by line.</summary>
public sealed class VitamSnippets
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tasks_are_submitted_and_listed()
    {
        CancellationToken cancellationToken = Token;
        using var server = new FakeBatchServer();
        server.Vitam.Options.ListFinishedTasks = true;
        await using ServiceProvider app = VitamApp(server);
        var vitam = app.GetRequiredService<VitamClient>();

        VitamStep step = VitamStep.Named("CheckAndStore")
            .Action("CheckFormat", action => action.Argument("file", "//BinaryDataObject[1]").ResultSlot("format"))
            .Action("StoreObject", action => action.PostAssign(target: "//FormatId", result: "format"))
            .Build();
        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(step, new VitamRequestOptions { TenantId = 0 }, cancellationToken);
        VitamAsyncStatus done = await submission.Task.WaitForCompletionAsync(cancellationToken: cancellationToken);

        VitamQuery query = VitamQuery.WhereEqual("name", "Check*").AndGreater("since", new DateOnly(2015, 7, 14));
        VitamTaskList tasks = await vitam.Tasks.ListAsync(query, cancellationToken: cancellationToken);

        done.State.Should().Be(VitamTaskState.Done);
        tasks.Ids.Should().Equal(submission.Task.Id);
    }

    [Fact]
    public async Task Tasks_fail_and_are_canceled()
    {
        CancellationToken cancellationToken = Token;
        using var server = new FakeBatchServer();
        await using ServiceProvider app = VitamApp(server);
        var vitam = app.GetRequiredService<VitamClient>();
        VitamStep step = VitamStep.Named("Check").Action("CheckFormat").Build();

        server.Vitam.WhenSubmitted(t => t.Name == "Check").RunFor(TimeSpan.FromHours(3))
            .ThenFail(new FakeVitamError(404, "File_Not_Found") { Errors = [new FakeVitamError(412, "Precondition_Failed")] });
        server.Vitam.ChangeStatusAfter(TimeSpan.FromHours(1), "ShutdownInProgress");

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
        await other.Task.CancelAsync(cancellationToken: cancellationToken);

        server.Vitam.Tasks[other.Task.Id].State.Should().Be("canceled");
        (await vitam.Service.GetStatusAsync(cancellationToken)).Status.Should().Be(VitamServiceState.ShutdownInProgress);
    }

    [Fact]
    public async Task A_client_is_registered_with_a_health_check()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Vitam:Endpoint"] = "https://worker.example.com", ["Vitam:PlatformKey"] = "key" })
            .Build();
        using var server = new FakeBatchServer();

        services.AddVitamClient(configuration.GetSection("Vitam"));      // Endpoint, PlatformKey, TenantId, ApplicationId, …
        services.AddHealthChecks().AddVitamHealthCheck();

        services.AddLogging().UseFakeBatchServer(server);
        await using ServiceProvider app = services.BuildServiceProvider();
        (await app.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Status.Should().Be(HealthStatus.Healthy);
    }

    private static ServiceProvider VitamApp(FakeBatchServer server) => new ServiceCollection()
        .AddVitamClient(o => { o.Endpoint = new Uri("https://worker.example.com"); o.PlatformKey = "key"; }).Services
        .UseFakeBatchServer(server)
        .BuildServiceProvider();
}
