using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>Times in the server's local time, without offset.</summary>
public sealed class Timestamps
{
    [Theory, AllHosts]
    [Clause("DF-D-18")]
    public async Task A_flows_time_is_a_basic_date_with_an_extended_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(5 * 3600 + 3661.4);

        JsonElement created = (await wire.CreateAsync("f.djf")).Json;
        await wire.AdvanceAsync(1);
        JsonElement updated = (await wire.PutContentAsync("f.djf", [1])).Json;

        created.Text("modifiedTimeStamp").Should().Be("20260101T01:01:01");
        updated.Text("modifiedTimeStamp").Should().Be("20260101T01:01:02");
    }

    [Theory, AllHosts]
    [Clause("DF-J-28", "DF-J-29", "DF-J-32", "DF-J-35")]
    public async Task A_jobs_times_are_extended_in_date_and_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(5 * 3600 + 3661);
        wire.Server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(62));

        JsonElement job = await wire.JobAsync(await wire.RunAsync());

        job.Text("startTimeStamp").Should().Be("2026-01-01T01:01:01");
        job.Text("stopTimeStamp").Should().Be("2026-01-01T01:02:03");
        job.GetProperty("duration").GetDouble().Should().Be(62);
    }

    [Theory, AllHosts]
    [Clause("DF-J-30")]
    public async Task The_stop_time_is_empty_while_the_job_runs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        JsonElement job = await wire.JobAsync(id);

        job.Text("startTimeStamp").Should().Be("2025-12-31T19:00:00");
        job.Text("stopTimeStamp").Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-O-40")]
    public async Task A_queued_job_has_neither_start_nor_stop_and_has_lasted_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(30));
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(20);

        JsonElement job = await wire.JobAsync(id);

        job.Text("startTimeStamp").Should().BeEmpty();
        job.Text("stopTimeStamp").Should().BeEmpty();
        job.GetProperty("duration").GetDouble().Should().Be(0);
    }

    [Theory, AllHosts]
    [Clause("DF-J-28")]
    public async Task The_time_in_the_queue_counts_neither_for_start_nor_for_duration(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(30)).RunFor(TimeSpan.FromSeconds(10));

        JsonElement job = await wire.JobAsync(await wire.RunAsync());

        job.Text("startTimeStamp").Should().Be("2025-12-31T19:00:30");
        job.Text("stopTimeStamp").Should().Be("2025-12-31T19:00:40");
        job.GetProperty("duration").GetDouble().Should().Be(10);
    }

    [Theory, AllHosts]
    [Clause("DF-J-29", "DF-O-01")]
    public async Task Canceled_jobs_stop_when_the_cancellation_is_done(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(9);
        await wire.FollowAsync(await wire.JobAsync(id), "cancel");
        await wire.AdvanceAsync(60);

        JsonElement job = await wire.JobAsync(id);

        job.Text("stopTimeStamp").Should().Be("2025-12-31T19:00:10");
        job.GetProperty("duration").GetDouble().Should().Be(10);
    }

    [Theory, AllHosts]
    [Clause("DF-O-39")]
    public async Task The_offset_from_GMT_applies_to_flows_and_jobs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.MinutesFromGmt = 60;
        JsonElement flow = (await wire.CreateAsync("f.djf")).Json;

        JsonElement job = await wire.JobAsync(await wire.RunAsync());

        flow.Text("modifiedTimeStamp").Should().Be("20260101T01:00:00");
        job.Text("startTimeStamp").Should().Be("2026-01-01T01:00:00");
    }
}
