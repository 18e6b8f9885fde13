using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>Many jobs, of any mixture of services, are waited for, watched and submitted as one.</summary>
public sealed class ManyJobsTests
{
    private static readonly string[] Services = ["SPSS", "DataFlux", "Vitam"];

    [Fact]
    public async Task All_outcomes_are_returned_in_the_order_of_the_jobs_and_none_is_thrown()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await MixedAsync(fixture, TimeSpan.FromMinutes(10));
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "failing").ThenFail("no such table");
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "slow").RunFor(TimeSpan.FromHours(9));
        IBatchJob failing = await fixture.Spss.Jobs.SubmitAsync("failing", TestData.Scoring());
        IBatchJob slow = await fixture.Spss.Jobs.SubmitAsync("slow", TestData.Scoring());
        IBatchJob gone = fixture.Spss.Jobs.GetHandle("gone");

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync([.. jobs, failing, slow, gone], new WaitOptions { Timeout = TimeSpan.FromHours(1) });

        outcomes.Select(outcome => outcome.Job).Should().Equal([.. jobs, failing, slow, gone]);
        outcomes[..jobs.Length].Should().OnlyContain(outcome => outcome.IsSucceeded && outcome.Error == null);
        outcomes.OfType<JobOutcome<SpssJobResult>>().First().Result!.FileId.Should().NotBeNull();
        outcomes[^3..].Select(outcome => outcome.Status).Should().Equal(JobOutcomeStatus.Failed, JobOutcomeStatus.TimedOut, JobOutcomeStatus.Deleted);
        outcomes[^3].Error.Should().BeOfType<JobFailedException>().Which.Update.Message.Should().Be("no such table");
        outcomes[^3].ToString().Should().StartWith("failing: Failed. ");
    }

    [Fact]
    public async Task Progress_counts_the_phases_and_ends_with_all_done()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await MixedAsync(fixture, TimeSpan.FromMinutes(10));
        var seen = new List<JobsProgress>();
        int showing = 0;

        await BatchJob.WhenAllAsync(jobs, onProgress: async (progress, token) =>
        {
            Interlocked.Increment(ref showing).Should().Be(1);
            await Task.Delay(TimeSpan.FromSeconds(1), fixture.Server.Clock, token);
            seen.Add(progress);
            Interlocked.Decrement(ref showing);
        });

        seen.Select(progress => progress.Done).Should().BeInAscendingOrder();
        seen.Should().OnlyContain(progress => progress.Total == jobs.Length);
        seen.Max(progress => progress.Count(JobPhase.Running)).Should().BeGreaterThan(0);
        seen[^1].Done.Should().Be(jobs.Length);
        seen[^1].Count(JobPhase.Succeeded).Should().Be(jobs.Length);
        seen[^1].ToString().Should().Be("9 of 9 done (Succeeded: 9)");
    }

    [Fact]
    public async Task A_job_of_which_nothing_is_known_any_more_is_in_no_phase()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 5, TimeSpan.FromMinutes(30));
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "slow").RunFor(TimeSpan.FromHours(9));
        SpssJob slow = await fixture.Spss.Jobs.SubmitAsync("slow", TestData.Scoring());
        JobsProgress? last = null;
        Task all = BatchJob.WhenAllAsync(
            [.. jobs, slow],
            new WaitOptions { Timeout = TimeSpan.FromHours(1) },
            (progress, _) =>
            {
                last = progress;
                return ValueTask.CompletedTask;
            });
        await Task.Delay(TimeSpan.FromMinutes(10), fixture.Server.Clock);

        await fixture.Spss.Jobs.DeleteAsync("job-0");
        await all;

        last!.ToString().Should().Be("6 of 6 done (Succeeded: 4)");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_function_of_the_programs_runs_any_more_when_waiting_for_all_has_ended(bool isCanceled)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await MixedAsync(fixture, TimeSpan.FromMinutes(10));
        using var source = new CancellationTokenSource();
        var broken = new InvalidDataException("The disk is full.");
        int running = 0;
        int calls = 0;
        int late = 0;
        bool hasEnded = false;
        async ValueTask StoreAsync(CancellationToken token)
        {
            _ = hasEnded ? Interlocked.Increment(ref late) : 0;
            Interlocked.Increment(ref running);
            await Task.Delay(TimeSpan.FromSeconds(3), fixture.Server.Clock, CancellationToken.None);
            Interlocked.Decrement(ref running);
            token.ThrowIfCancellationRequested();
        }

        Func<Task> all = () => BatchJob.WhenAllAsync(
            jobs,
            new WaitOptions { OnUpdate = (_, token) => StoreAsync(token) },
            async (_, token) =>
            {
                calls++;
                await StoreAsync(token);
                if (calls == 3)
                {
                    await (isCanceled ? source.CancelAsync() : Task.FromException(broken));
                }
            },
            source.Token);

        Exception end = (await all.Should().ThrowAsync<Exception>()).Which;
        hasEnded = true;
        running.Should().Be(0);
        (isCanceled ? end is OperationCanceledException : end == broken).Should().BeTrue("it was {0}", end);
        await Task.Delay(TimeSpan.FromHours(1), fixture.Server.Clock);
        calls.Should().Be(3, "it has failed, or was canceled");
        late.Should().Be(0);
    }

    [Fact]
    public async Task No_wait_is_left_when_who_enumerates_stops()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 6, TimeSpan.FromHours(2));
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "soon").RunFor(TimeSpan.FromMinutes(1));
        IBatchJob soon = await fixture.Spss.Jobs.SubmitAsync("soon", TestData.Scoring());
        int running = 0;
        var options = new WaitOptions
        {
            OnUpdate = async (_, _) =>
            {
                Interlocked.Increment(ref running);
                await Task.Delay(TimeSpan.FromSeconds(7), fixture.Server.Clock, CancellationToken.None);
                Interlocked.Decrement(ref running);
            },
        };

        await foreach (JobOutcome outcome in BatchJob.WhenEachAsync([.. jobs, soon], options))
        {
            break;
        }

        running.Should().Be(0);
    }

    [Fact]
    public async Task Each_outcome_comes_when_its_job_has_ended()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob late = (await fixture.SubmitAsync("SPSS", 1, TimeSpan.FromHours(2)))[0];
        IBatchJob soon = (await fixture.SubmitAsync("Vitam", 1, TimeSpan.FromMinutes(5)))[0];
        IBatchJob next = (await fixture.SubmitAsync("DataFlux", 1, TimeSpan.FromHours(1)))[0];
        var order = new List<IBatchJob>();

        await foreach (JobOutcome outcome in BatchJob.WhenEachAsync([late, soon, next]))
        {
            order.Add(outcome.Job);
        }

        order.Should().Equal(soon, next, late);
    }

    [Fact]
    public async Task Who_stops_enumerating_stops_the_waits()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 6, TimeSpan.FromHours(2));
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "soon").RunFor(TimeSpan.FromMinutes(1));
        IBatchJob soon = await fixture.Spss.Jobs.SubmitAsync("soon", TestData.Scoring());

        await foreach (JobOutcome outcome in BatchJob.WhenEachAsync([.. jobs, soon]))
        {
            outcome.Job.Should().Be(soon);
            break;
        }

        int polls = fixture.Polls;
        await Task.Delay(TimeSpan.FromHours(1), fixture.Server.Clock);
        fixture.Polls.Should().Be(polls);
    }

    [Fact]
    public async Task Watching_ends_at_once_when_the_client_of_some_is_disposed_of()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await MixedAsync(fixture, TimeSpan.FromHours(2));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Func<Task> watch = async () => await BatchJob.WatchAllAsync(jobs).CountAsync();
        Task watching = watch.Should().ThrowAsync<ObjectDisposedException>();
        await Task.Delay(TimeSpan.FromMinutes(1), fixture.Server.Clock);

        await fixture.Vitam.DisposeAsync();

        await watching;
        (fixture.Server.Clock.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_handle_that_throws_leaves_no_wait_of_others()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 2, TimeSpan.FromHours(2));
        IBatchJob broken = Stub.Of<IBatchJob>([]);
        Func<Task>[] waits =
        [
            () => BatchJob.WhenAllAsync([.. jobs, broken]),
            async () => await BatchJob.WhenEachAsync([.. jobs, broken]).CountAsync(),
            async () => await BatchJob.WatchAllAsync([.. jobs, broken]).CountAsync(),
        ];
        foreach (Func<Task> wait in waits)
        {
            await wait.Should().ThrowAsync<Exception>();
            int polls = fixture.Polls;
            await Task.Delay(TimeSpan.FromMinutes(30), fixture.Server.Clock);
            fixture.Polls.Should().Be(polls);
        }
    }

    [Fact]
    public async Task The_callers_cancellation_ends_all_waits_with_its_token()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await MixedAsync(fixture, TimeSpan.FromHours(2));
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1), fixture.Server.Clock);
        Func<Task> all = () => BatchJob.WhenAllAsync(jobs, cancellationToken: source.Token);

        (await all.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task The_changes_of_all_come_in_one_stream_and_a_job_that_goes_away_ends_only_its_own()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await MixedAsync(fixture, TimeSpan.FromMinutes(10));
        IBatchJob gone = fixture.Spss.Jobs.GetHandle("gone");
        var changes = new List<JobChange>();

        await foreach (JobChange change in BatchJob.WatchAllAsync([.. jobs, gone]))
        {
            changes.Add(change);
        }

        changes.Single(change => change.Job == gone).Error.Should().BeOfType<JobDeletedException>();
        foreach (IBatchJob job in jobs)
        {
            changes.Where(change => change.Job == job).Select(change => change.Update!.Phase).Should().StartWith(changes.First(change => change.Job == job).Update!.Phase)
                .And.EndWith(JobPhase.Succeeded).And.OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public async Task Jobs_are_submitted_so_many_at_a_time_and_each_has_an_outcome()
    {
        await using var fixture = new ManyJobsFixture();
        int now = 0;
        int most = 0;
        string[] ids = [.. Enumerable.Range(0, 40).Select(i => i is 7 ? "bad/id?" : $"job-{i}")];
        fixture.Network = request => request.RequestUri!.AbsolutePath.EndsWith("job-9", StringComparison.Ordinal) ? new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError) : null;

        SubmissionOutcome<string, SpssJob>[] outcomes = await BatchJob.SubmitAllAsync(ids, SubmitAsync, maxConcurrency: 3);

        most.Should().Be(3);
        outcomes.Select(outcome => outcome.Item).Should().Equal(ids);
        outcomes.Where(outcome => outcome.Status == SubmissionStatus.Submitted).Should().HaveCount(38).And.OnlyContain(outcome => outcome.Job!.Id == outcome.Item);
        outcomes[7].Should().BeEquivalentTo(new { Status = SubmissionStatus.Failed, Job = (SpssJob?)null });
        outcomes[9].Status.Should().Be(SubmissionStatus.Unknown);
        outcomes[9].Candidates.Should().ContainSingle().Which.Id.Should().Be("job-9");

        async Task<SpssJob> SubmitAsync(string id, CancellationToken cancellationToken)
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(TimeSpan.FromSeconds(1), fixture.Server.Clock, cancellationToken);
            try
            {
                return await fixture.Spss.Jobs.SubmitAsync(id, TestData.Scoring(), cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref now);
            }
        }
    }

    [Fact]
    public async Task Canceled_submissions_tell_what_may_run()
    {
        await using var fixture = new ManyJobsFixture();
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(2.5), fixture.Server.Clock);

        SubmissionOutcome<int, SpssJob>[] outcomes = await BatchJob.SubmitAllAsync(
            Enumerable.Range(0, 10),
            async (number, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), fixture.Server.Clock, token);
                return await fixture.Spss.Jobs.SubmitAsync($"job-{number}", TestData.Scoring(), token);
            },
            maxConcurrency: 2,
            source.Token);

        outcomes.GroupBy(outcome => outcome.Status).ToDictionary(group => group.Key, group => group.Count()).Should().BeEquivalentTo(new Dictionary<SubmissionStatus, int>
        {
            [SubmissionStatus.Submitted] = 4,
            [SubmissionStatus.Unknown] = 2,
            [SubmissionStatus.NotStarted] = 4,
        });
    }

    [Fact]
    public async Task An_implementation_of_the_programs_own_has_outcomes_too()
    {
        JobOutcome[] outcomes = await BatchJob.WhenAllAsync([new OwnJob(null), new OwnJob(new TimeoutException("late")), new OwnJob(new ServiceException(System.Net.HttpStatusCode.Forbidden, "no"))]);

        outcomes.Select(outcome => outcome.Status).Should().Equal(JobOutcomeStatus.Succeeded, JobOutcomeStatus.Unknown, JobOutcomeStatus.Unknown);
        Func<Task> broken = () => BatchJob.WhenAllAsync([new OwnJob(new InvalidDataException("a mistake"))]);
        await broken.Should().ThrowAsync<InvalidDataException>();
        Func<Task> none = () => BatchJob.WhenAllAsync([null!]);
        await none.Should().ThrowAsync<ArgumentNullException>();
        (await BatchJob.WhenAllAsync([])).Should().BeEmpty();
    }

    private static async Task<IBatchJob[]> MixedAsync(ManyJobsFixture fixture, TimeSpan time)
    {
        var jobs = new List<IBatchJob>();
        foreach (string service in Services)
        {
            jobs.AddRange(await fixture.SubmitAsync(service, 3, time));
        }

        return [.. jobs];
    }

    private sealed class OwnJob(Exception? end) : IBatchJob
    {
        public string Id => "own";

        public Task<JobUpdate> GetUpdateAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task WaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default) =>
            end is null ? Task.CompletedTask : Task.FromException(end);

        public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CancelAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
