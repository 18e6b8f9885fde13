using System.Text.Json;
using BatchJobs.Testing.DataFlux;

namespace JobService.Tests;

/// <summary>What <c>/health</c> says.</summary>
public sealed class WhenHealthIsAsked : JobServiceTest
{
    [Fact]
    public async Task All_is_well_when_all_services_answer()
    {
        RunningService running = await StartAsync();

        JsonElement health = await running.GetAsync("/health");

        health.GetProperty("status").GetString().Should().Be("Healthy");
        health.GetProperty("checks").EnumerateObject().Select(check => check.Name).Should().BeEquivalentTo("spss", "dataflux", "vitam", "unclear-jobs");
    }

    [Fact]
    public async Task Services_that_are_down_degrade_it_and_it_still_accepts_jobs()
    {
        RunningService running = await StartAsync();
        Server.Faults.Down(TimeSpan.FromMinutes(10));

        Task<JsonElement> asking = running.GetAsync("/health");
        await Server.AdvanceUntilAsync(() => asking.IsCompleted, cancellationToken: TestContext.Current.CancellationToken);
        JsonElement health = await asking;

        health.GetProperty("status").GetString().Should().Be("Degraded");
        foreach (string service in new[] { "spss", "dataflux", "vitam" })
        {
            health.GetProperty("checks").GetProperty(service).GetString().Should().StartWith("Degraded. ");
        }

        (await running.GetTextAsync("/health/live")).Should().Be("Healthy");
        await running.AcceptAsync("vitam", new ServiceCase("vitam").Request);
    }

    [Fact]
    public async Task A_job_that_waits_for_a_decision_is_told()
    {
        Server.Faults.On(DataFluxOperation.ExecuteJobFlow).Once().LoseResponse();
        RunningService running = await StartAsync();
        string id = await running.AcceptAsync("dataflux", new ServiceCase("dataflux").Request);
        await UntilAsync(running, id, JobState.Unclear);

        JsonElement health = await running.GetAsync("/health");

        health.GetProperty("checks").GetProperty("unclear-jobs").GetString().Should().StartWith("Degraded. 1 wait");
    }
}
