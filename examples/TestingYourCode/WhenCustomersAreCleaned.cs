using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Testing;
using BatchJobs.Testing.DataFlux;
using Microsoft.Extensions.DependencyInjection;
using TestingYourCode.YourCode;

namespace TestingYourCode;

/// <summary>The tests of <see cref="Cleaning"/>, which executes a job flow with a data table and reads its log as it grows.</summary>
public sealed class WhenCustomersAreCleaned : IAsyncDisposable
{
    private readonly FakeBatchServer server = new();
    private readonly ServiceProvider app;
    private readonly List<string> log = [];

    public WhenCustomersAreCleaned()
    {
        app = Composition.Build(services => services.AddFakeBatchServer(server));
        server.DataFlux.JobFlows.Add(Cleaning.FlowName, "<flow/>"u8.ToArray());
    }

    [Fact]
    public async Task Three_hours_and_what_is_logged_in_them_take_no_time()
    {
        server.DataFlux.WhenExecuted(job => job.FlowName == Cleaning.FlowName)
            .RunFor(TimeSpan.FromHours(3))
            .Log(TimeSpan.FromHours(1), "1 of 2 customers")
            .Log(TimeSpan.FromHours(2), "2 of 2 customers");

        DataFluxJobStatus end = await CleanAsync();

        end.State.Should().Be(DataFluxJobState.Completed);
        end.Duration.Should().Be(TimeSpan.FromHours(3));
        log.Should().ContainInOrder("1 of 2 customers", "2 of 2 customers");
    }

    [Fact]
    public async Task The_customers_reach_the_job_flow_as_a_table()
    {
        await CleanAsync();

        FakeDataFluxJob job = server.DataFlux.Jobs.Should().ContainSingle().Subject;
        job.Inputs.GetProperty("mode").GetString().Should().Be("strict");
        job.Inputs.GetProperty("customers").GetProperty("data").GetRawText().Should().Be("""[["Ada","1815-12-10"],["Alan","1912-06-23"]]""");
    }

    [Fact]
    public async Task A_failed_job_says_what_the_engine_logged_last()
    {
        server.DataFlux.WhenExecuted(_ => true).ThenFail("Unable to open the repository.");

        Func<Task> clean = CleanAsync;

        (await clean.Should().ThrowAsync<JobFailedException>()).Which.Update.Message.Should().EndWith("Unable to open the repository.");
        log.Should().EndWith("Unable to open the repository.");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await server.DisposeAsync();
    }

    private Task<DataFluxJobStatus> CleanAsync() => app.GetRequiredService<Cleaning>().RunAsync(
        new Dictionary<string, DateOnly> { ["Ada"] = new(1815, 12, 10), ["Alan"] = new(1912, 6, 23) }, log.Add, TestContext.Current.CancellationToken);
}
