using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>A list that cannot be had, while the service answers about each job, is no outage of any wait.</summary>
public sealed class FailedListTests
{
    private static readonly TimeSpan JobTime = TimeSpan.FromHours(1);

    public static TheoryData<string, string, int> Failures()
    {
        var all = new TheoryData<string, string, int>();
        foreach (string service in new[] { "SPSS", "DataFlux", "Vitam" })
        {
            foreach (string failure in new[] { "503", "429", "429 later", "404", "no JSON", "reset", "stalled", "slow" })
            {
                all.Add(service, failure, failure == "stalled" ? 50 : 10);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Each_job_is_asked_for_by_itself_and_counts_no_failure(string service, string failure, int waits)
    {
        await using var fixture = new ManyJobsFixture(options => options.Polling.OutageTolerance = TimeSpan.Zero);
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Fail(Lists(fixture), failure);

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs);

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
        (fixture.Server.Clock.GetUtcNow() - start).Should().BeLessThan(JobTime + TimeSpan.FromMinutes(3), "a list is given up after the time of one attempt");
        fixture.Lists.Should().BeInRange(1, 40, "lists are tried again after ever longer pauses");
    }

    [Theory]
    [InlineData("SPSS", "503")]
    [InlineData("DataFlux", "404")]
    [InlineData("Vitam", "stalled")]
    public async Task The_same_holds_for_waits_that_tell_of_each_poll(string service, string failure)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 10, JobTime);
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Fail(Lists(fixture), failure);

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs, onProgress: (_, _) => ValueTask.CompletedTask);

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
        (fixture.Server.Clock.GetUtcNow() - start).Should().BeLessThan(JobTime + TimeSpan.FromMinutes(3));
        fixture.Lists.Should().BeInRange(1, 40, "between two polls nobody waits, but lists are left alone all the same");
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task A_wait_at_its_deadline_does_not_depend_on_a_list_that_stalls(string service)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 10, TimeSpan.FromMinutes(4));
        Fail(Lists(fixture), "stalled");

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs, new WaitOptions { Timeout = TimeSpan.FromMinutes(5) });

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded, "at the deadline each job is asked for");
    }

    [Theory]
    [InlineData("503", 2)]
    [InlineData("slow", 2)]
    [InlineData("stalled", 2)]
    [InlineData("stalled", 5)]
    public async Task A_short_wait_sees_that_its_job_has_ended_whatever_becomes_of_the_list(string failure, int seconds)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 50, TimeSpan.FromSeconds(1));
        await Task.Delay(TimeSpan.FromMinutes(1), fixture.Server.Clock);
        Fail(Lists(fixture), failure);

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs, new WaitOptions { Timeout = TimeSpan.FromSeconds(seconds) });

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task Who_begins_while_a_list_stalls_does_not_wait_for_another_that_stalls(string service)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 30, TimeSpan.FromSeconds(10));
        Fail(Lists(fixture), "stalled");
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Task first = BatchJob.WhenAllAsync(jobs[..20]);
        await Task.Delay(TimeSpan.FromSeconds(5), fixture.Server.Clock);

        await BatchJob.WhenAllAsync(jobs[20..]);

        (fixture.Server.Clock.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromSeconds(120));
        await first;
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task What_a_late_list_says_does_not_count_for_who_has_asked_since(string service)
    {
        await using var fixture = new ManyJobsFixture(options => options.Polling.BackoffFactor = 1);
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 10, TimeSpan.FromSeconds(15));
        Lists(fixture).Times(1).Delay(TimeSpan.FromSeconds(23));
        fixture.Server.Faults.OnAny(request => request.JobId is not null).From(4).Delay(TimeSpan.FromSeconds(4));
        var early = new WaitOptions { Timeout = TimeSpan.FromSeconds(20) };

        JobOutcome[] outcomes = await Task.WhenAll(jobs.Select((job, i) => job.TryWaitForCompletionAsync(i % 2 == 0 ? early : null)));

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
    }

    [Fact]
    public async Task A_wait_that_ends_while_it_asks_whether_the_service_is_there_says_nothing_about_it()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 100, JobTime);
        CancellationTokenSource[] sources = [.. jobs.Select(_ => new CancellationTokenSource())];
        Task<JobOutcome>[] waits = [.. jobs.Select((job, i) => job.TryWaitForCompletionAsync(cancellationToken: sources[i].Token))];
        await Task.Delay(TimeSpan.FromMinutes(20), fixture.Server.Clock);
        int singles = fixture.Singles;
        int canceled = 0;
        fixture.Network = request =>
        {
            int job = Array.FindIndex(jobs, job => request.RequestUri!.AbsolutePath.EndsWith($"/{job.Id}/status", StringComparison.Ordinal));
            if (job >= 0 && canceled < 2)
            {
                canceled++;
                sources[job].Cancel();
            }

            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused.");
        };

        await Task.Delay(TimeSpan.FromMinutes(5), fixture.Server.Clock);

        canceled.Should().Be(2);
        (fixture.Singles - singles).Should().BeLessThan(60, "one job is asked for at each poll, with its retries");
        fixture.Network = _ => null;
        await Task.WhenAll(waits.Where((_, i) => !sources[i].IsCancellationRequested));
        Array.ForEach(sources, source => source.Dispose());
    }

    [Fact]
    public async Task An_outage_before_a_wait_has_begun_does_not_count()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 25, JobTime);
        Task all = BatchJob.WhenAllAsync(jobs[..20], new WaitOptions { OutageTolerance = Timeout.InfiniteTimeSpan });
        await Task.Delay(TimeSpan.FromMinutes(5), fixture.Server.Clock);
        Fault stalled = fixture.Server.Faults.OnAny().StallAfter(0);
        await Task.Delay(TimeSpan.FromMinutes(11), fixture.Server.Clock);

        Task<JobOutcome[]> late = BatchJob.WhenAllAsync(jobs[20..]);
        await Task.Delay(TimeSpan.FromMinutes(5), fixture.Server.Clock);
        stalled.Remove();

        (await late).Should().OnlyContain(outcome => outcome.IsSucceeded);
        await all;
    }

    [Fact]
    public async Task The_time_that_a_list_takes_is_no_outage()
    {
        await using var fixture = new ManyJobsFixture(options => options.Polling.OutageTolerance = TimeSpan.FromMinutes(1));
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 20, JobTime);
        Fail(Lists(fixture), "stalled");
        fixture.Server.Faults.OnAny(request => request.JobId is not null && request.Method == "GET").From(10).Times(60).Respond(503);

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs);

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
    }

    [Fact]
    public async Task A_list_that_stalls_is_given_up_when_the_last_of_its_waits_has_ended_at_its_deadline()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 20, JobTime);
        Fail(Lists(fixture).Times(1), "stalled");
        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs, new WaitOptions { Timeout = TimeSpan.FromSeconds(20) });
        outcomes.Should().OnlyContain(outcome => outcome.Status == JobOutcomeStatus.TimedOut);
        (int singles, int lists) = (fixture.Singles, fixture.Lists);

        await Task.Delay(TimeSpan.FromMinutes(10), fixture.Server.Clock);
        fixture.Lists.Should().Be(lists, "nobody waits");

        Task again = BatchJob.WhenAllAsync(jobs);
        await Task.Delay(TimeSpan.FromSeconds(10), fixture.Server.Clock);
        (fixture.Lists - lists).Should().BeGreaterThan(2);
        (fixture.Singles - singles).Should().Be(3);
        await again;
    }

    [Fact]
    public async Task Waits_at_their_deadline_end_though_all_requests_for_single_jobs_stall()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 80, JobTime);
        Fail(Lists(fixture), "404");
        using var token = new CancellationTokenSource();
        fixture.Server.Faults.OnAny(request => request.JobId is not null).StallAfter(0);
        Task[] stalled = [.. jobs[..70].Select(job => job.WaitForCompletionAsync(cancellationToken: token.Token))];
        await Task.Delay(TimeSpan.FromSeconds(20), fixture.Server.Clock);
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs[70..], new WaitOptions { Timeout = TimeSpan.FromSeconds(10) });

        outcomes.Should().OnlyContain(outcome => outcome.Status == JobOutcomeStatus.TimedOut);
        (fixture.Server.Clock.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromSeconds(20));
        await token.CancelAsync();
        Func<Task> canceled = () => Task.WhenAll(stalled);
        await canceled.Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData("SPSS", 503)]
    [InlineData("SPSS", 429)]
    [InlineData("DataFlux", 503)]
    [InlineData("DataFlux", 429)]
    [InlineData("Vitam", 503)]
    [InlineData("Vitam", 429)]
    public async Task One_job_that_cannot_be_asked_for_is_no_outage_of_the_others(string service, int status)
    {
        for (int i = 0; i < 10; i++)
        {
            await using var fixture = new ManyJobsFixture(options => options.Polling.OutageTolerance = TimeSpan.Zero);
            IBatchJob[] jobs = await fixture.SubmitAsync(service, 10, JobTime);
            IBatchJob broken = jobs[i];
            Fail(Lists(fixture), "404");
            fixture.Server.Faults.OnAny(request => request.Method == "GET" && request.JobId == broken.Id).Respond(status, retryAfter: TimeSpan.FromSeconds(60));

            JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs);

            outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded == (outcome.Job != broken), "only {0} is broken", broken.Id);
        }
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    public async Task A_service_that_has_asked_for_patience_gives_lists_again_though_it_refuses_single_requests(string service)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 10, JobTime);
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        TimeSpan Elapsed() => fixture.Server.Clock.GetUtcNow() - start;
        TimeSpan minute = TimeSpan.FromMinutes(1);
        fixture.Server.Faults.OnAny(request => Elapsed() > 10 * minute && (Elapsed() < 12 * minute || request.JobId is not null)).Respond(429, retryAfter: minute);

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs);

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
        Elapsed().Should().BeLessThan(JobTime + (3 * minute));
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    public async Task A_list_that_fails_once_costs_no_request_for_each_job(string service)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 50, JobTime);
        Lists(fixture).From(20).Times(4).Respond(503);

        await BatchJob.WhenAllAsync(jobs);

        fixture.Singles.Should().Be(4, "of the first three waits, and of one that tells that only the list had failed");
    }

    [Fact]
    public async Task Lists_come_back_when_they_can_be_had_again()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 50, JobTime);
        Lists(fixture).Times(10).Respond(503);
        Task all = BatchJob.WhenAllAsync(jobs);
        await Task.Delay(TimeSpan.FromMinutes(10), fixture.Server.Clock);
        int singles = fixture.Singles;

        await all;

        fixture.Singles.Should().Be(singles);
    }

    [Fact]
    public async Task A_wait_with_long_pauses_does_not_keep_the_others_from_lists()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 20, JobTime);
        Lists(fixture).Times(10).Respond(503);
        var rarely = new WaitOptions { MaxDelay = TimeSpan.FromHours(10) };

        await Task.WhenAll(jobs.Select((job, i) => job.WaitForCompletionAsync(i % 4 == 3 ? rarely : null)));

        fixture.Singles.Should().BeLessThan(150, "lists can be had again after ten requests");
    }

    [Fact]
    public async Task Waits_that_were_canceled_together_do_not_keep_the_next_from_a_list()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 10, JobTime);
        Fault slow = Lists(fixture).Times(1).Delay(TimeSpan.FromSeconds(20));
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(10), fixture.Server.Clock);
        Func<Task> canceled = () => BatchJob.WhenAllAsync(jobs, cancellationToken: source.Token);
        await canceled.Should().ThrowAsync<OperationCanceledException>();
        int singles = fixture.Singles;

        await BatchJob.WhenAllAsync(jobs);

        slow.StrikeCount.Should().Be(1);
        (fixture.Singles - singles).Should().Be(3, "only the first waits poll by themselves");
    }

    private static FaultBuilder Lists(ManyJobsFixture fixture) => fixture.Server.Faults.OnAny(request =>
        request.Method == "GET" && (request.Path.EndsWith("/jobs", StringComparison.Ordinal) || request.Path.EndsWith("/tasks", StringComparison.Ordinal)));

    private static void Fail(FaultBuilder lists, string failure) => _ = failure switch
    {
        "503" => lists.Respond(503),
        "429" => lists.Respond(429),
        "429 later" => lists.Respond(429, retryAfter: TimeSpan.FromDays(1)),
        "404" => lists.Respond(404),
        "no JSON" => lists.RespondWith(200, "text/html", "<html/>"),
        "reset" => lists.LoseRequest(),
        "stalled" => lists.StallAfter(0),
        _ => lists.Delay(TimeSpan.FromMinutes(3)),
    };
}
