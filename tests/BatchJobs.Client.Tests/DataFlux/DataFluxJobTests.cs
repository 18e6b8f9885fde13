using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

public class DataFluxJobTests
{
    [Fact]
    [Clause("DF-U-09", "DF-J-30")]
    public async Task A_wait_ends_with_the_completed_job()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("queued");
        fixture.RespondWithJob("hibernating");
        fixture.RespondWithJob("completed");
        var progress = new CollectedUpdates();

        DataFluxJobStatus job = await fixture.Jobs.GetHandle(DataFluxClientFixture.Job).WaitForCompletionAsync(progress);

        job.State.Should().Be(DataFluxJobState.Completed);
        job.Duration.Should().Be(TimeSpan.FromSeconds(1.5));
        job.Stopped.ServerTime.Should().BeNull();
        progress.Reports.Select(update => update.Phase).Should().Equal(JobPhase.Pending, JobPhase.Unknown, JobPhase.Succeeded);
    }

    [Fact]
    public async Task A_failed_jobs_exception_has_the_end_of_its_log_without_secrets()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        fixture.Wire.Log(string.Concat(Enumerable.Range(1, 20).Select(line => $"line {line}\r\n")) + $"cannot log in with {DataFluxClientFixture.Password}");
        Func<Task> wait = () => fixture.Jobs.GetHandle(DataFluxClientFixture.Job).WaitForCompletionAsync();

        JobFailedException exception = (await wait.Should().ThrowAsync<JobFailedException>()).Which;

        exception.Message.Should().EndWith("line 12\nline 13\nline 14\nline 15\nline 16\nline 17\nline 18\nline 19\nline 20\ncannot log in with ***");
        exception.Update.Message.Should().StartWith("line 12");
    }

    [Fact]
    public async Task A_canceled_job_is_an_exception_of_its_own()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("canceled");

        await fixture.Jobs.GetHandle(DataFluxClientFixture.Job).Invoking(job => job.WaitForCompletionAsync()).Should().ThrowAsync<JobCanceledException>();
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, """{"items":[]}""")]
    public async Task A_job_that_was_deleted_meanwhile_has_vanished(int status, string body)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");
        fixture.Wire.Respond(status, body);

        (await fixture.Jobs.GetHandle(DataFluxClientFixture.Job).Invoking(job => job.WaitForCompletionAsync()).Should().ThrowAsync<JobDeletedException>())
            .Which.LastSeen!.State.Should().Be("running");
    }

    [Fact]
    public async Task A_watch_reports_changes_and_the_common_shape_works()
    {
        await using var fixture = new DataFluxClientFixture();
        foreach (string state in new[] { "queued", "queued", "running", "completed", "running" })
        {
            fixture.RespondWithJob(state);
        }

        IBatchJob job = fixture.Jobs.GetHandle(DataFluxClientFixture.Job);
        var states = new List<string>();
        await foreach (JobUpdate update in job.WatchAsync())
        {
            states.Add(update.State);
        }

        states.Should().Equal("queued", "running", "completed");
        (await job.GetUpdateAsync()).Phase.Should().Be(JobPhase.Running);
    }

    [Fact]
    public async Task The_time_that_a_watcher_takes_counts_in_the_wait()
    {
        await using var fixture = new DataFluxClientFixture(options => options.Polling.Timeout = TimeSpan.FromSeconds(20));
        fixture.RespondWithJob("running");
        Func<Task> watch = async () =>
        {
            await foreach (JobUpdate _ in fixture.Jobs.GetHandle(DataFluxClientFixture.Job).WatchAsync())
            {
                await Task.Delay(TimeSpan.FromSeconds(30), fixture.Server.Clock);
            }
        };

        await watch.Should().ThrowAsync<JobWaitTimeoutException>();

        fixture.Wire.Sent.Should().ContainSingle();
    }

    public static TheoryData<string> Misunderstood =>
    [
        "<html>log in</html>", "", "null", "[]", "{}", """{"items":[null]}""",
        """{"items":[{"id":"x"}]}""",
        DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running"), DataFluxClientFixture.Status("running")),
        DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running", id: "..")),
        DataFluxClientFixture.Status("running").Replace("\"running\"", "7", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Misunderstood))]
    public async Task An_answer_that_is_not_one_job_is_an_error(string body)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, body);

        await fixture.Jobs.Invoking(jobs => jobs.GetAsync(DataFluxClientFixture.Job)).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*");
    }

    [Fact]
    public async Task Another_jobs_description_is_an_error()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("completed", "another")), times: 2);

        await fixture.Jobs.Invoking(jobs => jobs.GetAsync(DataFluxClientFixture.Job)).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*another job*");
        await fixture.Jobs.GetHandle(DataFluxClientFixture.Job).Invoking(job => job.WaitForCompletionAsync()).Should().ThrowExactlyAsync<ServiceException>();
    }

    [Fact]
    public async Task Arguments_that_cannot_work_are_refused_before_anything_is_sent()
    {
        await using var fixture = new DataFluxClientFixture();
        Func<Task>[] calls =
        [
            () => fixture.Jobs.GetAsync(""),
            () => fixture.Jobs.GetAsync(".."),
            () => fixture.Flows.GetAsync("\ud800"),
            () => fixture.Flows.ExecuteAsync("."),
            () => fixture.Jobs.ListByUserAsync(""),
            () => fixture.Jobs.ListByStateAsync(default),
            () => fixture.Jobs.ListByFlowNameAsync("\udc00"),
            () => fixture.Jobs.DeleteByStateAsync((DataFluxFinishedState)7),
            () => Task.FromResult(fixture.Jobs.GetHandle("")),
            () => Task.FromResult(fixture.Jobs.FollowLogAsync("..")),
        ];

        foreach (Func<Task> call in calls)
        {
            await call.Should().ThrowAsync<ArgumentException>();
        }

        fixture.Wire.Sent.Should().BeEmpty();
    }
}
