namespace BatchJobs.Conformance.Spss;

/// <summary><c>PUT /pm/v1/jobs/{id}</c></summary>
public sealed class SubmitOrResubmitJob
{
    private static readonly string RunStream = SpssCalls.Definition("RUN_STREAM");

    [Theory, AllHosts]
    [Clause("SPSS-J-10", "SPSS-J-28", "SPSS-J-49", "SPSS-V-13")]
    public async Task A_new_job_is_answered_with_201(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PutJobAsync("j1");

        answer.Status.Should().Be(201);
        answer.ContentType.Should().StartWith("application/json");
        answer.Json.Text("id").Should().Be("j1");
        answer.Json.Text("status").Should().Be("PENDING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-08", "SPSS-J-12", "SPSS-J-27", "SPSS-V-13")]
    public async Task A_job_that_has_ended_is_updated_with_200(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");

        WireAnswer answer = await wire.PutJobAsync("j1", RunStream);

        answer.Status.Should().Be(200);
        answer.Json.Text("action").Should().Be("RUN_STREAM");
        answer.Json.Text("status").Should().Be("PENDING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-08")]
    public async Task A_job_that_has_ended_runs_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");

        await wire.PutJobAsync("j1");
        await wire.AdvanceAsync(60);

        wire.Server.Spss.Jobs["j1"].Runs.Should().Be(2);
        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-08", "SPSS-J-60", "SPSS-F-01")]
    public async Task A_failed_job_can_succeed_when_it_is_submitted_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutJobAsync("j1");
        await wire.AdvanceAsync(60);
        (await wire.StateAsync("j1")).Should().Be("FAILED");

        await wire.PutFileAsync("drug1n");
        await wire.PutJobAsync("j1");
        await wire.AdvanceAsync(60);

        (await wire.StatusAsync("j1")).Members().Should().NotContain("failureMsg");
        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    public async Task A_job_that_is_submitted_again_shows_no_result_until_it_ends_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");

        await wire.PutJobAsync("j1");

        (await wire.JobAsync("j1")).Members().Should().NotContain(["result", "finishedAt"]);
        (await wire.StatusAsync("j1")).Members().Should().BeEquivalentTo("jobId", "jobStatus");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-06")]
    public async Task A_pending_job_is_replaced_with_200_and_runs_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        await wire.PutJobAsync("j1");

        WireAnswer answer = await wire.PutJobAsync("j1", RunStream);
        await wire.AdvanceAsync(60);

        answer.Status.Should().Be(200);
        wire.Server.Spss.Jobs["j1"].Runs.Should().Be(1);
        wire.Server.Spss.Jobs["j1"].Submitted.Action.Should().Be("RUN_STREAM");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-06")]
    public async Task A_pending_job_that_is_replaced_queues_behind_the_others(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.Servers = 1;
        await wire.StartAsync("busy");
        wire.Server.Spss.WhenSubmitted(job => job.Id != "busy").PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        await wire.PutJobAsync("first");
        await wire.PutJobAsync("second");

        await wire.PutJobAsync("first");
        await wire.DeleteAsync("jobs/busy");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("second")).Should().Be("RUNNING");
        (await wire.StateAsync("first")).Should().Be("PENDING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-11")]
    public async Task A_definition_must_always_be_passed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");
        string before = await wire.EverythingAsync();

        WireAnswer answer = await wire.PutJobAsync("j1", "");

        answer.Status.Should().Be(500);
        (await wire.EverythingAsync()).Should().Be(before);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-38")]
    public async Task An_empty_body_for_a_new_job_is_answered_with_500(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PutJobAsync("j1", "")).Status.Should().Be(500);

        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-09", "SPSS-U-05")]
    public async Task A_running_job_is_refused_with_500_and_left_as_it_was(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1");
        string before = await wire.EverythingAsync();

        WireAnswer answer = await wire.PutJobAsync("j1", RunStream);

        answer.Status.Should().Be(500);
        answer.Json.GetProperty("flag").GetBoolean().Should().BeFalse();
        answer.Json.Text("message").Should().NotBeNullOrEmpty();
        (await wire.EverythingAsync()).Should().Be(before);
    }
}
