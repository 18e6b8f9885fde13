namespace BatchJobs.Conformance.Spss;

/// <summary>The job servers, which take pending jobs.</summary>
public sealed class WorkerServers
{
    [Theory, AllHosts]
    [Clause("SPSS-U-02")]
    public async Task Without_a_limit_all_jobs_run_at_once(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: null);
        await SubmitAsync(wire, 20);
        await wire.AdvanceAsync(5);

        wire.Server.Spss.Jobs.Should().OnlyContain(job => job.State == "RUNNING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-16", "SPSS-S-01", "SPSS-U-02")]
    public async Task No_more_jobs_run_at_once_than_there_are_servers(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: 2);
        await SubmitAsync(wire, 5);
        await wire.AdvanceAsync(5);

        States(wire).Should().Equal("RUNNING", "RUNNING", "PENDING", "PENDING", "PENDING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-02")]
    public async Task Jobs_are_claimed_in_the_order_in_which_they_were_submitted(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: 1);
        await SubmitAsync(wire, 4);
        await wire.AdvanceAsync(60);

        States(wire).Should().OnlyContain(state => state == "SUCCESS");
        wire.Server.Spss.Jobs.Select(job => job.FinishedAt).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-16")]
    public async Task A_job_that_ends_makes_room_for_the_next_at_once(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: 1);
        await SubmitAsync(wire, 3);
        await wire.AdvanceAsync(10);
        States(wire).Should().Equal("SUCCESS", "RUNNING", "PENDING");
        await wire.AdvanceAsync(10);

        States(wire).Should().Equal("SUCCESS", "SUCCESS", "RUNNING");
    }

    [Theory, AllHosts]
    public async Task A_job_that_fails_makes_room_too(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: 1);
        wire.Server.Spss.WhenSubmitted(job => job.Id == "j0").PendFor(TimeSpan.Zero).ThenFail("no");
        await SubmitAsync(wire, 2);
        await wire.AdvanceAsync(10);

        States(wire).Should().Equal("FAILED", "RUNNING");
    }

    [Theory, AllHosts]
    public async Task A_canceled_job_makes_room_when_its_cancellation_is_done(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: 1);
        wire.Server.Spss.Options.CancelingTime = TimeSpan.FromSeconds(3);
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        await SubmitAsync(wire, 2);
        await wire.AdvanceAsync(1);

        await wire.DeleteAsync("jobs/j0");
        await wire.AdvanceAsync(2);
        States(wire).Should().Equal("CANCELING", "PENDING");
        await wire.AdvanceAsync(2);

        States(wire).Should().Equal("RUNNING");
    }

    [Theory, AllHosts]
    public async Task A_deleted_pending_job_is_skipped(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: 1);
        await SubmitAsync(wire, 3);
        await wire.AdvanceAsync(1);

        await wire.DeleteAsync("jobs/j1");
        await wire.AdvanceAsync(10);

        States(wire).Should().Equal("SUCCESS", "RUNNING");
    }

    [Theory, AllHosts]
    public async Task A_job_that_is_submitted_later_waits_behind_those_that_wait(ServerHost host)
    {
        await using Wire wire = await OpenAsync(host, servers: 1);
        await SubmitAsync(wire, 2);
        await wire.AdvanceAsync(5);
        await wire.PostJobAsync("late");
        await wire.AdvanceAsync(10);

        States(wire).Should().Equal("SUCCESS", "RUNNING", "PENDING");
    }

    private static async Task<Wire> OpenAsync(ServerHost host, int? servers)
    {
        Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Files.Add("drug1n", []);
        wire.Server.Spss.Options.Servers = servers;
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(TimeSpan.FromSeconds(9));
        return wire;
    }

    private static async Task SubmitAsync(Wire wire, int count)
    {
        for (int i = 0; i < count; i++)
        {
            (await wire.PostJobAsync($"j{i}")).Status.Should().Be(200);
        }
    }

    private static IEnumerable<string> States(Wire wire) => wire.Server.Spss.Jobs.Select(job => job.State);
}
