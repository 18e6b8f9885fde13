namespace BatchJobs.Conformance.Spss;

/// <summary>A job's states and their order.</summary>
public sealed class Lifecycle
{
    [Theory, AllHosts]
    [Clause("SPSS-S-02", "SPSS-S-07", "SPSS-S-09", "SPSS-V-17")]
    public async Task A_job_goes_from_PENDING_to_RUNNING_to_SUCCESS(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        await wire.RunAsync("j1");

        wire.Server.Spss.Jobs["j1"].History.Select(change => change.State).Should().Equal("PENDING", "RUNNING", "SUCCESS");
    }

    [Theory, AllHosts]
    [Clause("SPSS-S-05", "SPSS-S-09")]
    public async Task A_job_goes_from_PENDING_to_RUNNING_to_FAILED(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("no");

        await wire.RunAsync("j1");

        wire.Server.Spss.Jobs["j1"].History.Select(change => change.State).Should().Equal("PENDING", "RUNNING", "FAILED");
    }

    [Theory, AllHosts]
    [Clause("SPSS-V-17", "SPSS-U-09")]
    public async Task A_deleted_running_job_goes_to_CANCELING_to_CANCELED(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.CanceledJobsStay = true;
        await wire.StartAsync("j1");

        await wire.DeleteAsync("jobs/j1");
        await wire.AdvanceAsync(60);

        wire.Server.Spss.Jobs["j1"].History.Select(change => change.State).Should().Equal("PENDING", "RUNNING", "CANCELING", "CANCELED");
    }

    [Theory, AllHosts]
    public async Task An_ended_job_stays_as_it_is(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");
        string before = (await wire.GetAsync("jobs/j1")).Text;

        await wire.AdvanceAsync(86_400 * 365);

        (await wire.GetAsync("jobs/j1")).Text.Should().Be(before);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-13")]
    public async Task Nothing_happens_while_time_stands_still(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        wire.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMilliseconds(1));
        await wire.PostJobAsync("j1");

        for (int i = 0; i < 10; i++)
        {
            (await wire.StateAsync("j1")).Should().Be("PENDING");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-53", "SPSS-J-57")]
    public async Task A_job_is_created_and_finished_on_the_servers_clock(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromSeconds(2)).RunFor(TimeSpan.FromSeconds(22.7));
        await wire.AdvanceAsync(1000);
        long now = wire.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        await wire.PostJobAsync("j1");
        await wire.AdvanceAsync(60);

        (await wire.JobAsync("j1")).GetProperty("createdAt").GetInt64().Should().Be(now);
        (await wire.JobAsync("j1")).GetProperty("finishedAt").GetInt64().Should().Be(now + 24_700);
    }

    [Theory, AllHosts]
    public async Task A_canceling_job_still_holds_its_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        (await wire.PostJobAsync("j1")).Status.Should().Be(409);
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-08")]
    public async Task A_canceled_job_leaves_no_result_and_does_not_replace_the_stream(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.CanceledJobsStay = true;
        wire.Server.Spss.Options.ListResults = true;
        await wire.StartAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        await wire.DeleteAsync("jobs/j1");
        await wire.AdvanceAsync(60);

        (await wire.StatusAsync("j1")).Members().Should().NotContain("dataUrl");
        (await wire.GetAsync("file")).Text.Should().Be("[\"drug1n\"]");
        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }
}
