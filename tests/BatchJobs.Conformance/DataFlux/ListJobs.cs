using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobs</c></summary>
public sealed class ListJobs
{
    [Theory, BothDoors]
    public async Task Without_jobs_the_collection_is_empty(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        (await wire.GetAsync("/jobs")).ShouldBeACollectionOf(0);
    }

    [Theory, BothDoors]
    public async Task The_collection_has_the_jobs_of_all_flows_in_all_states(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
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

    [Theory, BothDoors]
    public async Task A_status_has_the_members_of_the_document_and_nothing_about_the_cause_of_a_failure(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.RunToEveryEndAsync();

        foreach (JsonElement job in (await wire.GetAsync("/jobs")).Items())
        {
            job.Members().Where(member => member != "version").Should().BeEquivalentTo(
                "id", "jobFlowId", "name", "state", "userName", "startTimeStamp", "stopTimeStamp", "duration", "links");
            job.GetProperty("duration").ValueKind.Should().Be(JsonValueKind.Number);
        }
    }

    [Theory, BothDoors]
    public async Task There_is_no_paging(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        for (int number = 0; number < 120; number++)
        {
            await wire.SubmitAsync();
        }

        (await wire.GetAsync("/jobs")).ShouldBeACollectionOf(120);
    }
}
