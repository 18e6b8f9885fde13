using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/clients/dataflux.md</c>.</summary>
public sealed class DataFluxSnippets
{
    [Fact]
    public void The_client_is_registered()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder().Build();

        services.AddDataFluxClient(configuration.GetSection("DataFlux")); // Endpoint, UserName, Password, MetadataTimeout, …

        services.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_job_flow_is_uploaded_and_executed()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        byte[] xml = [.. "<jobflow/>"u8];
        using var server = new FakeBatchServer();
        server.DataFlux.WhenExecuted(executed => executed.Input("Region") == "north").Log(TimeSpan.FromHours(1), "step 1 done").RunFor(TimeSpan.FromHours(3));
        DataFluxClient dataFlux = SnippetClients.DataFlux(server);

        DataFluxJobFlow flow = await dataFlux.JobFlows.CreateAsync("clean.djf", new MemoryStream(xml), cancellationToken);

        DataFluxInputs inputs = new DataFluxInputsBuilder()
            .Value("Region", "north")
            .Table("Customers", table => table
                .String("Name", maxChars: 80).Date("Born").Integer("Orders")
                .Row("Ann", new DateOnly(1984, 2, 29), 3)
                .Row("Bob", null, 0))
            .Build();
        DataFluxJob job = await dataFlux.JobFlows.ExecuteAsync(flow.Id, inputs, cancellationToken);

        await foreach (string line in job.FollowLogAsync(cancellationToken))
        {
            Console.WriteLine(line);
        }

        DataFluxJobStatus end = await job.WaitForCompletionAsync(cancellationToken: cancellationToken);

        DataFluxJob other = await dataFlux.JobFlows.ExecuteAsync(flow.Id, cancellationToken: cancellationToken);
        DataFluxJobStatus now = await other.CancelAsync(cancellationToken);       // or KillAsync

        IReadOnlyList<DataFluxJobStatus> failed = await dataFlux.Jobs.ListByStateAsync(DataFluxJobState.Failed, cancellationToken);
        await dataFlux.Jobs.DeleteByStateAsync(DataFluxFinishedState.Failed, cancellationToken);

        DataFluxServerInfo info = await dataFlux.Server.GetInfoAsync(cancellationToken);
        Console.WriteLine($"{info.FullProductVersion}, {info.CurrentDate}");

        end.Duration.Should().Be(TimeSpan.FromHours(3));
        server.DataFlux.Jobs[job.Id].Log.Should().Contain("step 1 done");
        now.Id.Should().Be(other.Id);
        failed.Should().BeEmpty();
        Func<Task> waitForOther = () => other.WaitForCompletionAsync(cancellationToken: cancellationToken);
        await waitForOther.Should().ThrowAsync<JobCanceledException>();
    }
}
