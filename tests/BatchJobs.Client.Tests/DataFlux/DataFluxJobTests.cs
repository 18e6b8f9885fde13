using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

public class DataFluxJobTests
{
    [Fact]
    public async Task A_wait_ends_with_the_completed_job()
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("queued");
        bench.AnswerJob("hibernating");
        bench.AnswerJob("completed");
        var progress = new SynchronousProgress<JobUpdate>();

        DataFluxJobStatus job = await bench.Jobs.GetHandle(DataFluxBench.Job).WaitForCompletionAsync(progress);

        job.State.Should().Be(DataFluxJobState.Completed);
        job.Duration.Should().Be(TimeSpan.FromSeconds(1.5));
        job.Stopped.ServerTime.Should().BeNull();
        progress.Reports.Select(update => update.Phase).Should().Equal(JobPhase.Pending, JobPhase.Unknown, JobPhase.Succeeded);
    }

    [Fact]
    public async Task A_failed_jobs_exception_has_the_end_of_its_log_without_secrets()
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("failed");
        bench.Wire.Log(string.Concat(Enumerable.Range(1, 20).Select(line => $"line {line}\r\n")) + $"cannot log in with {DataFluxBench.Password}");
        Func<Task> wait = () => bench.Jobs.GetHandle(DataFluxBench.Job).WaitForCompletionAsync();

        JobFailedException exception = (await wait.Should().ThrowAsync<JobFailedException>()).Which;

        exception.Message.Should().EndWith("line 12\nline 13\nline 14\nline 15\nline 16\nline 17\nline 18\nline 19\nline 20\ncannot log in with ***");
        exception.Update.Message.Should().StartWith("line 12");
    }

    [Fact]
    public async Task A_canceled_job_is_an_exception_of_its_own()
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("canceled");

        await bench.Jobs.GetHandle(DataFluxBench.Job).Invoking(job => job.WaitForCompletionAsync()).Should().ThrowAsync<JobCanceledException>();
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, """{"items":[]}""")]
    public async Task A_job_that_was_deleted_meanwhile_has_vanished(int status, string body)
    {
        await using var bench = new DataFluxBench();
        bench.AnswerJob("running");
        bench.Wire.Answer(status, body);

        (await bench.Jobs.GetHandle(DataFluxBench.Job).Invoking(job => job.WaitForCompletionAsync()).Should().ThrowAsync<JobDeletedException>())
            .Which.LastSeen!.State.Should().Be("running");
    }

    [Fact]
    public async Task A_watch_reports_changes_and_the_common_shape_works()
    {
        await using var bench = new DataFluxBench();
        foreach (string state in new[] { "queued", "queued", "running", "completed", "running" })
        {
            bench.AnswerJob(state);
        }

        IBatchJob job = bench.Jobs.GetHandle(DataFluxBench.Job);
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
        await using var bench = new DataFluxBench(options => options.Polling.Timeout = TimeSpan.FromSeconds(20));
        bench.AnswerJob("running");
        Func<Task> watch = async () =>
        {
            await foreach (JobUpdate _ in bench.Jobs.GetHandle(DataFluxBench.Job).WatchAsync())
            {
                await Task.Delay(TimeSpan.FromSeconds(30), bench.Server.Clock);
            }
        };

        await watch.Should().ThrowAsync<JobWaitTimeoutException>();

        bench.Wire.Sent.Should().ContainSingle();
    }

    public static TheoryData<string> Misunderstood =>
    [
        "<html>log in</html>", "", "null", "[]", "{}", """{"items":[null]}""",
        """{"items":[{"id":"x"}]}""",
        DataFluxBench.Collection(DataFluxBench.Status("running"), DataFluxBench.Status("running")),
        DataFluxBench.Collection(DataFluxBench.Status("running", id: "..")),
        DataFluxBench.Status("running").Replace("\"running\"", "7", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Misunderstood))]
    public async Task An_answer_that_is_not_one_job_is_an_error(string body)
    {
        await using var bench = new DataFluxBench();
        bench.Wire.Answer(200, body);

        await bench.Jobs.Invoking(jobs => jobs.GetAsync(DataFluxBench.Job)).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*");
    }

    [Fact]
    public async Task Another_jobs_description_is_an_error()
    {
        await using var bench = new DataFluxBench();
        bench.Wire.Answer(200, DataFluxBench.Collection(DataFluxBench.Status("completed", "another")), times: 2);

        await bench.Jobs.Invoking(jobs => jobs.GetAsync(DataFluxBench.Job)).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*another job*");
        await bench.Jobs.GetHandle(DataFluxBench.Job).Invoking(job => job.WaitForCompletionAsync()).Should().ThrowExactlyAsync<ServiceException>();
    }

    [Fact]
    public async Task A_list_with_a_hole_is_an_error()
    {
        await using var bench = new DataFluxBench();
        bench.Wire.Answer(200, """{"items":[null]}""").Answer(200, "{}");

        await bench.Jobs.Invoking(jobs => jobs.ListAsync()).Should().ThrowExactlyAsync<ServiceException>();
        await bench.Flows.Invoking(flows => flows.ListAsync()).Should().ThrowExactlyAsync<ServiceException>();
    }

    [Fact]
    public async Task Arguments_that_cannot_work_are_refused_before_anything_is_sent()
    {
        await using var bench = new DataFluxBench();
        Func<Task>[] calls =
        [
            () => bench.Jobs.GetAsync(""),
            () => bench.Jobs.GetAsync(".."),
            () => bench.Flows.GetAsync("\ud800"),
            () => bench.Flows.ExecuteAsync("."),
            () => bench.Jobs.ListByUserAsync(""),
            () => bench.Jobs.ListByStateAsync(default),
            () => bench.Jobs.ListByFlowNameAsync("\udc00"),
            () => bench.Jobs.DeleteByStateAsync((DataFluxFinishedState)7),
            () => Task.FromResult(bench.Jobs.GetHandle("")),
            () => Task.FromResult(bench.Jobs.FollowLogAsync("..")),
        ];

        foreach (Func<Task> call in calls)
        {
            await call.Should().ThrowAsync<ArgumentException>();
        }

        bench.Wire.Sent.Should().BeEmpty();
    }
}
