using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobs</c></summary>
public sealed class ListJobs
{
    [Theory, AllHosts]
    [Clause("DF-Q-19")]
    public async Task Without_jobs_the_collection_is_empty(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/jobs")).ShouldBeACollectionOf(0);
    }

    [Theory, AllHosts]
    [Clause("DF-J-01", "DF-J-22", "DF-J-23", "DF-J-24", "DF-J-25", "DF-J-26", "DF-Q-02", "DF-Q-12")]
    public async Task The_collection_has_the_jobs_of_all_flows_in_all_states(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        Dictionary<string, string> ended = await wire.RunToEveryEndAsync();
        wire.Server.DataFlux.Options.Servers = 1;
        string running = await wire.StartAsync("endless.djf");
        string queued = await wire.SubmitAsync("good.djf");
        await wire.AdvanceAsync(1);

        WireAnswer answer = await wire.GetAsync("/jobs");

        answer.ShouldBeACollectionOf(5);
        answer.Items().Select(job => (job.Text("id"), job.Text("state"))).Should().BeEquivalentTo(
        [
            (ended["completed"], "completed"), (ended["failed"], "failed"), (ended["canceled"], "canceled"), (running, "running"), (queued, "queued"),
        ]);
    }

    [Theory, AllHosts]
    [Clause("DF-J-17", "DF-O-48")]
    public async Task A_status_has_the_members_of_the_document_and_nothing_about_the_cause_of_a_failure(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunToEveryEndAsync();
        wire.Server.DataFlux.WhenExecuted(job => job.FlowName == "last.djf").RunFor(Timeout.InfiniteTimeSpan);
        wire.AddFlow("last.djf");
        JsonElement started = (await wire.ExecuteAsync("last.djf")).OnlyItem();
        JsonElement canceled = (await wire.FollowAsync(started, "cancel")).OnlyItem();

        foreach (JsonElement job in (JsonElement[])
                 [
                     started, canceled, await wire.JobAsync(started.Text("id")!), .. (await wire.GetAsync("/jobs")).Items(),
                     .. (await wire.GetAsync(DataFluxCalls.FlowPath("last.djf", "/jobs"))).Items(),
                 ])
        {
            job.GetProperty("version").GetInt32().Should().Be(1);
            job.Members().Should().BeEquivalentTo(
                "version", "id", "jobFlowId", "name", "state", "userName", "startTimeStamp", "stopTimeStamp", "duration", "links");
            job.GetProperty("duration").ValueKind.Should().Be(JsonValueKind.Number);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-Q-01")]
    public async Task There_is_no_paging(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        for (int number = 0; number < 120; number++)
        {
            await wire.SubmitAsync();
        }

        (await wire.GetAsync("/jobs")).ShouldBeACollectionOf(120);
    }
}
