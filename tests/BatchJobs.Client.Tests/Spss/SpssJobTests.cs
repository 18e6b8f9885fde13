using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss;

public class SpssJobTests
{
    [Fact]
    [Clause("SPSS-S-07")]
    public async Task A_wait_of_hours_ends_with_the_result()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3)).ThenSucceed([4, 5, 6]);
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        SpssJobResult result = await job.WaitForCompletionAsync();

        await using Stream content = await result.OpenReadAsync();
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        copy.ToArray().Should().Equal(4, 5, 6);
    }

    [Fact]
    [Clause("SPSS-J-17")]
    public async Task Progress_is_told_after_each_look()
    {
        await using var fixture = new SpssClientFixture(options => options.Polling.BackoffFactor = 1);
        fixture.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromSeconds(2)).RunFor(TimeSpan.FromSeconds(2));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        var progress = new CollectedUpdates();

        await job.WaitForCompletionAsync(progress);

        progress.Reports.Select(update => update.State).Should().Equal("PENDING", "PENDING", "RUNNING", "RUNNING", "SUCCESS");
        progress.Reports.Select(update => update.PollCount).Should().Equal(1, 2, 3, 4, 5);
        progress.Reports.Select(update => update.Elapsed.TotalSeconds).Should().Equal(0, 1, 2, 3, 4);
        progress.Reports.Select(update => update.IsTerminal).Should().Equal(false, false, false, false, true);
        progress.Reports[^1].Should().BeEquivalentTo(new { JobId = "j", Phase = JobPhase.Succeeded, ObservedAt = fixture.Server.Clock.GetUtcNow() });
    }

    [Fact]
    [Clause("SPSS-S-05")]
    public async Task A_failed_job_is_an_exception_with_the_services_reason()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).ThenFail("No such table.");
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        var progress = new CollectedUpdates();
        Func<Task> wait = () => job.WaitForCompletionAsync(progress);

        JobFailedException exception = (await wait.Should().ThrowAsync<JobFailedException>()).Which;

        exception.Message.Should().Contain("'j'").And.Contain("No such table.");
        exception.Update.Message.Should().Be("No such table.");
        progress.Reports[^1].Should().Be(exception.Update);
        (await job.GetStatusAsync()).FailureMessage.Should().Be("No such table.");
    }

    [Theory]
    [Clause("SPSS-S-04")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_is_canceled_while_it_runs_ends_canceled(bool staysVisible)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Options.CanceledJobsStay = staysVisible;
        fixture.Server.Spss.Options.CancelingTime = TimeSpan.FromMinutes(5);
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        Task? cancel = null;
        var progress = new CollectedUpdates(update => cancel ??= update.Phase == JobPhase.Running ? job.CancelAsync() : null);
        Func<Task> wait = () => job.WaitForCompletionAsync(progress);

        JobCanceledException exception = (await wait.Should().ThrowAsync<JobCanceledException>()).Which;

        await cancel!;
        exception.Update.Phase.Should().Be(JobPhase.Canceled);
        progress.Reports.Select(update => update.Phase).Distinct()
            .Should().Equal(JobPhase.Pending, JobPhase.Running, JobPhase.Canceling, JobPhase.Canceled);
    }

    [Fact]
    public async Task A_job_that_is_gone_has_vanished()
    {
        await using var fixture = new SpssClientFixture();
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        Task? delete = null;
        Func<Task> wait = () => job.WaitForCompletionAsync(new CollectedUpdates(_ => delete ??= fixture.Jobs.DeleteAsync("j")));

        JobDeletedException exception = (await wait.Should().ThrowAsync<JobDeletedException>()).Which;

        exception.JobId.Should().Be("j");
        exception.LastSeen!.State.Should().Be("PENDING");
        exception.InnerException.Should().BeOfType<ResourceNotFoundException>();
        (await wait.Should().ThrowAsync<JobDeletedException>()).Which.LastSeen.Should().BeNull();
    }

    [Fact]
    public async Task A_deadline_ends_the_wait_and_not_the_job()
    {
        await using var fixture = new SpssClientFixture(options => options.Polling.Timeout = TimeSpan.FromSeconds(100));
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromSeconds(150));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        Func<Task> wait = () => job.WaitForCompletionAsync();

        JobWaitTimeoutException exception = (await wait.Should().ThrowAsync<JobWaitTimeoutException>()).Which;

        exception.Limit.Should().Be(TimeSpan.FromSeconds(100));
        exception.Update.Should().BeEquivalentTo(new { State = "RUNNING", Elapsed = TimeSpan.FromSeconds(100) });
        fixture.Server.Spss.Jobs["j"].State.Should().Be("RUNNING");
        (await job.WaitForCompletionAsync()).FileId.Should().NotBeNull();
    }

    [Fact]
    public async Task The_callers_cancellation_ends_the_wait_and_not_the_job()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        using var source = new CancellationTokenSource();
        var progress = new CollectedUpdates(update =>
        {
            if (update.PollCount == 3)
            {
                source.Cancel();
            }
        });
        Func<Task> wait = () => job.WaitForCompletionAsync(progress, source.Token);

        await wait.Should().ThrowAsync<OperationCanceledException>();

        fixture.Server.Spss.Jobs["j"].State.Should().BeOneOf("PENDING", "RUNNING");
        progress.Reports.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_wait_survives_transient_failures_and_unknown_states()
    {
        await using var fixture = new SpssClientFixture();
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        fixture.Wire.Respond(503, "busy").RefuseConnection().Respond(200, """{"jobId":"j","jobStatus":"HIBERNATING"}""").LoseResponse();
        var progress = new CollectedUpdates();

        await job.WaitForCompletionAsync(progress);

        progress.Reports[0].Should().BeEquivalentTo(new { State = "HIBERNATING", Phase = JobPhase.Unknown, IsTerminal = false });
        progress.Reports[^1].Phase.Should().Be(JobPhase.Succeeded);
    }

    [Fact]
    public async Task A_handle_is_made_again_from_the_identifier_alone()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        int before = fixture.Wire.Seen.Count;

        SpssJob job = fixture.Jobs.GetHandle("j");

        fixture.Wire.Seen.Should().HaveCount(before);
        job.ToString().Should().Be("j");
        (await job.WaitForCompletionAsync()).DataUrl.Should().NotBeNull();
    }

    [Fact]
    public async Task Canceling_leaves_alone_what_is_over_or_gone()
    {
        await using var fixture = new SpssClientFixture();
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        await job.WaitForCompletionAsync();

        await job.CancelAsync();
        await fixture.Jobs.GetHandle("never there").CancelAsync();

        fixture.Server.Spss.Jobs["j"].State.Should().Be("SUCCESS");
        fixture.Wire.Seen.Should().NotContain(request => request.Method == "DELETE");
    }

    [Fact]
    public async Task A_job_whose_state_is_not_told_is_canceled()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        await Task.Delay(TimeSpan.FromMinutes(1), fixture.Server.Clock);
        fixture.Wire.Respond(200, "{}");

        await job.CancelAsync();

        fixture.Server.Spss.Jobs["j"].State.Should().Be("CANCELING");
    }

    [Fact]
    public async Task A_job_can_be_used_without_knowing_its_service()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "endless").RunFor(Timeout.InfiniteTimeSpan);
        IBatchJob[] jobs = [await fixture.Jobs.SubmitAsync("j", TestData.Scoring()), await fixture.Jobs.SubmitAsync("endless", TestData.Scoring())];
        IBatchJob job = jobs[0];

        JobUpdate first = await job.GetUpdateAsync();
        await job.WaitForCompletionAsync();
        await jobs[1].CancelAsync();

        first.Should().BeEquivalentTo(new { JobId = "j", State = "PENDING", Phase = JobPhase.Pending, PollCount = 1 });
        (await job.GetUpdateAsync()).Phase.Should().Be(JobPhase.Succeeded);
        fixture.Server.Spss.Jobs["endless"].State.Should().Be("CANCELING");
    }
}
