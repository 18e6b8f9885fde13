using System.Data;
using System.Globalization;
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

        flow = await dataFlux.JobFlows.CreateOrReplaceAsync("clean.djf", new MemoryStream(xml), cancellationToken);
        flow = await dataFlux.JobFlows.RenameAsync("clean.djf", "north/clean.djf", cancellationToken);
        DataFluxJobFlowSummary? found = await dataFlux.JobFlows.FindByNameAsync("north/clean.djf", cancellationToken);

        found!.Id.Should().Be(flow.Id);

        DataFluxInputs inputs = new DataFluxInputsBuilder()
            .Value("Region", "north")
            .Table("Customers", table => table
                .String("Name", maxChars: 80).Date("Born").Integer("Orders")
                .Row("Ann", new DateOnly(1984, 2, 29), 3)
                .Row("Bob", null, 0))
            .Build();
        DataFluxJob job = await dataFlux.JobFlows.ExecuteAsync(flow.Id, inputs, cancellationToken);

        using DataTable queried = Queried();
        using DataTableReader reader = queried.CreateDataReader();

        DataFluxTable customers = new DataFluxTableBuilder()
            .Rows(reader, map => map
                .Field("BORN_AT", "Born", convert: at => DateOnly.FromDateTime((DateTime)at))
                .Field("CHANGED_AT", "Changed", DataFluxColumnType.String))          // 2026-11-27T08:30:00
            .Build();

        customers.Rows.Should().ContainSingle().Which.Should().Equal(new DateOnly(1984, 2, 29), "2026-11-27T08:30:00");

        DataFluxJobFlowMetadata metadata = await dataFlux.JobFlows.GetMetadataAsync(flow.Id, cancellationToken);
        foreach (ValidationError error in metadata.Check(inputs))
        {
            Console.WriteLine(error);                   // Region: The job flow has no such input. Allowed: …
        }

        metadata.Check(inputs).Select(error => error.Path).Should().Equal("Region", "Customers");

        await foreach (string line in job.FollowLogAsync(cancellationToken))
        {
            Console.WriteLine(line);
        }

        DataFluxJobStatus end = await job.WaitForCompletionAsync(cancellationToken: cancellationToken);

        DataFluxJob other = await dataFlux.JobFlows.ExecuteAsync(flow.Id, cancellationToken: cancellationToken);
        DataFluxJobStatus now = await other.CancelAsync(cancellationToken);       // or KillAsync

        DataFluxList<DataFluxJobStatus> failed = await dataFlux.Jobs.ListByStateAsync(DataFluxJobState.Failed, cancellationToken);
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

    private static DataTable Queried()
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("BORN_AT", typeof(DateTime));
        table.Columns.Add("CHANGED_AT", typeof(DateTime));
        table.Rows.Add(new DateTime(1984, 2, 29, 13, 0, 0), new DateTime(2026, 11, 27, 8, 30, 0));
        return table;
    }
}
