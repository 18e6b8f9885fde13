namespace BatchJobs.Conformance.Spss;

/// <summary>Running jobs that are deleted or submitted again, where the documents are silent.</summary>
public sealed class Cancellation
{
    [Theory, AllHosts]
    [Clause("SPSS-U-05")]
    public async Task The_status_for_a_running_job_that_is_put_can_be_409(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.ResubmitWhileRunningStatus = 409;
        await wire.StartAsync("j1");
        string before = await wire.EverythingAsync();

        WireAnswer answer = await wire.PutJobAsync("j1");

        answer.Status.Should().Be(409);
        answer.Json.GetProperty("flag").GetBoolean().Should().BeFalse();
        (await wire.EverythingAsync()).Should().Be(before);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-05")]
    public async Task A_canceling_job_that_is_put_is_treated_as_running(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        WireAnswer answer = await wire.PutJobAsync("j1");

        answer.Status.Should().Be(500);
        (await wire.StateAsync("j1")).Should().Be("CANCELING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-03", "SPSS-U-07")]
    public async Task A_canceled_job_is_counted_at_once_and_gone_when_its_cancellation_is_done(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.CancelingTime = TimeSpan.FromMinutes(2);
        await wire.StartAsync("running");
        await wire.PostJobAsync("pending");

        (await wire.DeleteAsync("jobs/running,pending")).Text.Should().Be("2");

        wire.Server.Spss.Jobs.Select(job => job.Id).Should().Equal("running");
        await wire.AdvanceAsync(119);
        (await wire.StateAsync("running")).Should().Be("CANCELING");
        await wire.AdvanceAsync(2);
        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-04", "SPSS-S-04", "SPSS-U-07")]
    public async Task A_canceled_job_can_stay_uncounted_until_it_is_deleted_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.CanceledJobsStay = true;
        await wire.StartAsync("running");
        await wire.PostJobAsync("pending");

        (await wire.DeleteAsync("jobs/running,pending")).Text.Should().Be("1");
        (await wire.StateAsync("running")).Should().Be("CANCELING");
        await wire.AdvanceAsync(86_400);

        (await wire.StateAsync("running")).Should().Be("CANCELED");
        (await wire.JobAsync("running")).GetProperty("result").Text("jobStatus").Should().Be("CANCELED");
        (await wire.DeleteAsync("jobs/running")).Text.Should().Be("1");
        (await wire.GetAsync("jobs/running")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    public async Task A_canceled_job_that_stays_can_be_submitted_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.CanceledJobsStay = true;
        await wire.StartAsync("j1");
        await wire.DeleteAsync("jobs/j1");
        await wire.AdvanceAsync(60);

        (await wire.PutJobAsync("j1")).Status.Should().Be(200);
    }
}
