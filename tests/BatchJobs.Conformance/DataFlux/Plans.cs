namespace BatchJobs.Conformance.DataFlux;

/// <summary>What a test decides about jobs, as callers see it, and what it sees of them.</summary>
public sealed class Plans
{
    [Theory, AllHosts]
    public async Task A_job_queues_and_runs_for_the_planned_times(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromHours(1)).RunFor(TimeSpan.FromDays(3)).ThenComplete();
        string id = await wire.SubmitAsync();

        foreach ((double seconds, string state) in ((double, string)[])
                 [(3599, "queued"), (2, "running"), (86_400 * 3 - 2, "running"), (2, "completed")])
        {
            await wire.AdvanceAsync(seconds);
            (await wire.StateAsync(id)).Should().Be(state);
        }
    }

    [Theory, AllHosts]
    public async Task A_job_can_run_for_ever(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        await wire.AdvanceAsync(86_400 * 1000);

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    public async Task A_job_can_take_no_time_at_all(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.Zero);
        string id = await wire.SubmitAsync();

        await wire.AdvanceAsync(0.001);

        (await wire.StateAsync(id)).Should().Be("completed");
        (await wire.JobAsync(id)).GetProperty("duration").GetDouble().Should().Be(0);
    }

    [Theory, AllHosts]
    public async Task The_latest_plan_that_recognises_a_job_counts(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).ThenFail("first");
        wire.Server.DataFlux.WhenExecuted(job => job.FlowId == DataFluxCalls.IdOf("b.djf")).ThenFail("second");
        wire.Server.DataFlux.WhenExecuted(job => job.FlowName == "c.djf").ThenComplete();

        (await wire.LogAsync(await wire.RunAsync("a.djf"))).Should().Contain("first");
        (await wire.LogAsync(await wire.RunAsync("b.djf"))).Should().Contain("second").And.NotContain("first");
        (await wire.StateAsync(await wire.RunAsync("c.djf"))).Should().Be("completed");
    }

    [Theory, AllHosts]
    public async Task A_predicate_that_throws_is_told_and_leaves_nothing_behind(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.WhenExecuted(job => job.Input("missing")!.Length > 0);

        WireAnswer answer = await wire.ExecuteAsync("f.djf");

        answer.Status.Should().Be(500);
        answer.Text.Should().Contain("A predicate of WhenExecuted threw on a job of 'f.djf': NullReferenceException");
        (await wire.JobIdsAsync()).Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task A_predicate_for_metadata_that_throws_is_told_and_leaves_nothing_behind(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.JobFlows.SetMetadata(_ => throw new InvalidOperationException("mine"), "{}");

        WireAnswer answer = await wire.CreateAsync("f.djf");

        answer.Status.Should().Be(500);
        answer.Text.Should().Contain("A predicate of SetMetadata threw on 'f.djf': InvalidOperationException: mine");
        (await wire.FlowNamesAsync()).Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task A_plan_does_not_apply_to_jobs_that_were_executed_before(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();

        wire.Server.DataFlux.WhenExecuted(_ => true).ThenFail("late");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(id)).Should().Be("completed");
    }

    [Theory, AllHosts]
    public async Task The_times_of_log_lines_count_from_when_the_job_starts_to_run(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(20)).RunFor(TimeSpan.FromSeconds(20)).Log(TimeSpan.FromSeconds(10), "the line");
        string id = await wire.SubmitAsync();

        await wire.AdvanceAsync(29);
        (await wire.LogAsync(id)).Should().NotContain("the line");
        await wire.AdvanceAsync(2);
        (await wire.LogAsync(id)).Should().Contain("the line");
    }

    [Theory, AllHosts]
    [Clause("DF-J-12")]
    public async Task A_line_that_would_come_after_the_end_is_never_logged(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).RunFor(Timeout.InfiniteTimeSpan).Log(TimeSpan.FromSeconds(10), "the line");
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);
        await wire.FollowAsync(await wire.JobAsync(id), "kill");

        await wire.AdvanceAsync(60);

        (await wire.StateAsync(id)).Should().Be("canceled");
        (await wire.LogAsync(id)).Should().NotContain("the line");
    }

    [Theory, AllHosts]
    public async Task The_test_sees_what_callers_see(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(2));

        string id = await wire.RunAsync();

        wire.Server.DataFlux.Jobs[id].Id.Should().Be(id);
        wire.Server.DataFlux.Jobs[id].FlowName.Should().Be("f.djf");
        wire.Server.DataFlux.Jobs[id].UserName.Should().Be("PUBLIC");
        wire.Server.DataFlux.Jobs[id].State.Should().Be("completed");
        wire.Server.DataFlux.Jobs[id].Log.Should().Be(await wire.LogAsync(id));
        wire.Server.DataFlux.Jobs[id].History.Select(change => change.State).Should().Equal("queued", "running", "completed");
    }

    [Theory, AllHosts]
    [Clause("DF-M-13")]
    public async Task Values_reach_the_job_as_they_were_written(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        const string Table = """{"metadata":[{"name":"a","type":"real"},{"name":"b","type":"integer"}],"data":[[1.10,12345678901234567890]]}""";

        string id = (await wire.ExecuteAsync("f.djf", $$$"""{"inputs":{"RecordsProcessed":"2","t":{{{Table}}}}}""")).OnlyItem().Text("id")!;

        wire.Server.DataFlux.Jobs[id].Inputs.GetProperty("RecordsProcessed").GetString().Should().Be("2");
        wire.Server.DataFlux.Jobs[id].Inputs.GetProperty("t").GetRawText().Should().Be(Table);
    }
}
