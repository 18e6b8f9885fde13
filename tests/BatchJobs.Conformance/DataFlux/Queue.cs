namespace BatchJobs.Conformance.DataFlux;

/// <summary>How many jobs run at once, and in which order the others follow.</summary>
public sealed class Queue
{
    [Theory, AllHosts]
    [Clause("DF-O-02")]
    public async Task By_default_every_job_runs_at_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        for (int number = 0; number < 50; number++)
        {
            await wire.SubmitAsync();
        }

        await wire.AdvanceAsync(1);

        (await wire.JobIdsAsync("?state=running")).Should().HaveCount(50);
    }

    [Theory, AllHosts]
    [Clause("DF-O-02")]
    public async Task As_many_jobs_run_as_there_are_servers_and_the_others_are_queued(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 2;
        string[] ids = await SubmitAsync(wire, 5);

        await AssertRunningAsync(wire, 1, ids[..2], ids[2..]);
        await AssertRunningAsync(wire, 5, ids[2..4], ids[4..]);
        await AssertRunningAsync(wire, 5, ids[4..], []);
    }

    [Theory, AllHosts]
    [Clause("DF-O-02")]
    public async Task Without_a_queue_execution_beyond_the_servers_answers_500_and_starts_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 2;
        wire.Server.DataFlux.Options.QueueWhenBusy = false;
        string[] ids = await SubmitAsync(wire, 2);

        WireAnswer refused = await wire.ExecuteAsync("f.djf");

        refused.Status.Should().Be(500);
        refused.MediaTypeOf().Should().Be(MediaType.Error);
        (await wire.JobIdsAsync()).Should().BeEquivalentTo(ids);
        await wire.AdvanceAsync(5);
        (await wire.ExecuteAsync("f.djf")).OnlyItem().Text("state").Should().Be("running");
    }

    [Theory, AllHosts]
    public async Task Without_a_queue_a_job_that_is_planned_to_start_later_keeps_its_place(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        wire.Server.DataFlux.Options.QueueWhenBusy = false;
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(10));
        string id = await wire.SubmitAsync();

        (await wire.ExecuteAsync("f.djf")).Status.Should().Be(500);
        await wire.AdvanceAsync(11);

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("DF-O-02")]
    public async Task The_queue_is_first_in_first_out_whatever_flow_the_jobs_are_of(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        string[] ids = [await wire.SubmitAsync("z.djf"), await wire.SubmitAsync("a.djf"), await wire.SubmitAsync("m.djf"), await wire.SubmitAsync("a.djf")];
        await wire.AdvanceAsync(1);

        foreach (string id in ids)
        {
            (await wire.JobIdsAsync("?state=running")).Should().Equal(id);
            await wire.AdvanceAsync(5);
        }

        (await wire.JobIdsAsync("?state=completed")).Should().BeEquivalentTo(ids);
    }

    [Theory, AllHosts]
    public async Task A_failed_job_frees_its_place(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        wire.AddFlow("bad.djf", "<not xml");
        await wire.SubmitAsync("bad.djf");
        string next = await wire.SubmitAsync();

        await wire.AdvanceAsync(60);

        (await wire.StateAsync(next)).Should().Be("completed");
    }

    [Theory, AllHosts]
    [Clause("DF-F-29")]
    public async Task A_job_of_a_deleted_flow_does_not_hold_up_the_queue(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        string first = await wire.SubmitAsync("first.djf");
        string orphan = await wire.SubmitAsync("deleted.djf");
        string last = await wire.SubmitAsync("last.djf");
        await wire.DeleteAsync(DataFluxCalls.FlowPath("deleted.djf"));
        await wire.AdvanceAsync(5.5);

        (await wire.StateAsync(first)).Should().Be("completed");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(orphan)).Should().Be("failed");
        (await wire.LogAsync(orphan)).Should().Contain("404");
        (await wire.StateAsync(last)).Should().Be("completed");
        (await wire.DeleteAsync("/jobs?state=failed")).Status.Should().Be(204);
        (await wire.JobIdsAsync()).Should().BeEquivalentTo(first, last);
    }

    [Theory, AllHosts]
    public async Task A_queued_job_runs_the_content_that_the_flow_has_when_its_turn_comes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        await wire.SubmitAsync("first.djf");
        string queued = await wire.SubmitAsync();

        await wire.PutContentAsync("f.djf", "<not xml"u8.ToArray());
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(queued)).Should().Be("failed");
    }

    private static async Task<string[]> SubmitAsync(Wire wire, int count)
    {
        var ids = new List<string>();
        while (ids.Count < count)
        {
            ids.Add(await wire.SubmitAsync());
        }

        return [.. ids];
    }

    private static async Task AssertRunningAsync(Wire wire, double seconds, string[] running, string[] queued)
    {
        await wire.AdvanceAsync(seconds);
        (await wire.JobIdsAsync("?state=running")).Should().BeEquivalentTo(running);
        (await wire.JobIdsAsync("?state=queued")).Should().BeEquivalentTo(queued);
    }
}
