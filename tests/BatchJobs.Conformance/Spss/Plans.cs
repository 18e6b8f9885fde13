using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary>What a test decides about jobs, as callers see it.</summary>
public sealed class Plans
{
    [Theory, AllHosts]
    public async Task Without_a_plan_a_job_succeeds_after_a_short_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1");
        await wire.AdvanceAsync(3);
        (await wire.StateAsync("j1")).Should().Be("RUNNING");
        await wire.AdvanceAsync(3);

        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-01")]
    public async Task The_times_of_jobs_without_a_plan_are_options(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.PendingTime = TimeSpan.FromMinutes(1);
        wire.Server.Spss.Options.RunningTime = TimeSpan.FromMinutes(2);
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1");

        await AssertStatesAsync(wire, (59, "PENDING"), (2, "RUNNING"), (118, "RUNNING"), (2, "SUCCESS"));
    }

    [Theory, AllHosts]
    public async Task A_job_is_pending_and_runs_for_the_planned_times(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromHours(1)).RunFor(TimeSpan.FromDays(3));
        await wire.PostJobAsync("j1");

        await AssertStatesAsync(wire, (3599, "PENDING"), (2, "RUNNING"), (86_400 * 3 - 2, "RUNNING"), (2, "SUCCESS"));
    }

    [Theory, AllHosts]
    public async Task A_job_can_run_for_ever_until_it_is_deleted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1");
        await wire.AdvanceAsync(86_400 * 1000);
        (await wire.StateAsync("j1")).Should().Be("RUNNING");

        await wire.DeleteAsync("jobs/j1");
        await wire.AdvanceAsync(1);

        (await wire.GetAsync("jobs/j1")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-13")]
    public async Task A_job_can_take_no_time_at_all(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(TimeSpan.Zero);

        (await wire.PostJobAsync("j1")).Json.Text("status").Should().Be("PENDING");
        await wire.AdvanceAsync(0.001);

        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    [Clause("SPSS-S-06")]
    public async Task A_planned_failure_tells_its_message(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("SQL0204N");

        (await wire.RunAsync("j1")).GetRawText().Should().Be("""{"jobId":"j1","jobStatus":"FAILED","failureMsg":"SQL0204N"}""");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-22", "SPSS-U-23")]
    public async Task A_planned_result_is_downloaded_byte_for_byte(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenSucceed([0, 13, 10, 200]);

        (await wire.DownloadAsync(await wire.RunAsync("j1"))).Bytes.Should().Equal(0, 13, 10, 200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-12", "SPSS-D-52")]
    public async Task A_planned_result_can_depend_on_the_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenSucceed(job => Encoding.UTF8.GetBytes($"{job.Id} {job.Action} {job.Parameter("p")}"));

        string setting = """{"parameterOverride":[{"name":"p","value":"7"}]}""";

        (await wire.DownloadAsync(await wire.RunAsync("j1", SpssCalls.Definition("RUN_STREAM", setting)))).Text.Should().Be("j1 RUN_STREAM 7");
    }

    [Theory, AllHosts]
    public async Task The_latest_plan_that_recognises_a_job_counts(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("first");
        wire.Server.Spss.WhenSubmitted(job => job.Id == "j1").ThenFail("second");
        wire.Server.Spss.WhenSubmitted(job => job.Id == "j2").ThenFail("third");

        (await wire.RunAsync("j1")).Text("failureMsg").Should().Be("second");
        (await wire.RunAsync("j2")).Text("failureMsg").Should().Be("third");
        (await wire.RunAsync("j3")).Text("failureMsg").Should().Be("first");
    }

    [Theory, AllHosts]
    public async Task A_plan_does_not_apply_to_jobs_that_were_submitted_before(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1");

        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("late");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    public async Task A_plan_applies_to_a_job_that_is_submitted_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");
        wire.Server.Spss.WhenSubmitted(job => job.Action == "RUN_STREAM").ThenFail("again");

        await wire.PutJobAsync("j1", SpssCalls.Definition("RUN_STREAM"));
        await wire.AdvanceAsync(60);

        (await wire.StatusAsync("j1")).Text("failureMsg").Should().Be("again");
    }

    private static async Task AssertStatesAsync(Wire wire, params (double Seconds, string State)[] steps)
    {
        foreach ((double seconds, string state) in steps)
        {
            await wire.AdvanceAsync(seconds);
            (await wire.StateAsync("j1")).Should().Be(state);
        }
    }
}
