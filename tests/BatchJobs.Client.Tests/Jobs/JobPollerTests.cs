using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Jobs;

public class JobPollerTests
{
    [Fact]
    public async Task Pauses_grow_to_the_ceiling()
    {
        await using var fixture = new SpssClientFixture(options =>
        {
            options.Polling.InitialDelay = TimeSpan.FromSeconds(2);
            options.Polling.BackoffFactor = 2;
            options.Polling.MaxDelay = TimeSpan.FromSeconds(10);
        });

        (await PausesAsync(fixture)).Take(6).Should().Equal(2, 4, 8, 10, 10, 10);
    }

    [Fact]
    public async Task By_default_pauses_grow_from_one_second_to_thirty()
    {
        await using var fixture = new SpssClientFixture();

        double[] pauses = await PausesAsync(fixture);

        pauses[..3].Should().Equal(1, 1.5, 2.25);
        pauses[^1].Should().Be(30);
    }

    [Fact]
    public async Task Jitter_spreads_the_pauses_within_its_bounds()
    {
        await using var fixture = new SpssClientFixture(options =>
        {
            options.Polling.InitialDelay = TimeSpan.FromSeconds(10);
            options.Polling.BackoffFactor = 1;
            options.Polling.Jitter = 0.5;
        });

        double[] pauses = await PausesAsync(fixture);

        // A delay is cut to whole milliseconds.
        pauses.Should().OnlyContain(pause => pause >= 4.999 && pause <= 15);
        pauses.Distinct().Should().HaveCountGreaterThan(10);
    }

    [Fact]
    public async Task A_look_that_would_outlast_the_wait_is_given_up()
    {
        await using var fixture = new SpssClientFixture(options =>
        {
            options.Polling.InitialDelay = options.Polling.MaxDelay = TimeSpan.FromSeconds(10);
            options.Polling.Timeout = TimeSpan.FromSeconds(35);
        });
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(1));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        fixture.Wire.Forward(times: 2).NeverRespond();
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Func<Task> wait = () => job.WaitForCompletionAsync();

        JobWaitTimeoutException exception = (await wait.Should().ThrowAsync<JobWaitTimeoutException>()).Which;

        exception.Update.Should().BeEquivalentTo(new { State = "RUNNING", PollCount = 2 });
        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(35));
    }

    [Fact]
    public async Task A_wait_that_hears_nothing_ends_at_its_deadline()
    {
        await using var fixture = new SpssClientFixture(options => options.Polling.Timeout = TimeSpan.FromSeconds(25));
        fixture.Wire.NeverRespond();
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        JobWaitTimeoutException exception = (await wait.Should().ThrowAsync<JobWaitTimeoutException>()).Which;

        exception.Message.Should().Be("No poll of job 'j' was completed within 00:00:25; the job, if it exists, is not affected.");
        exception.Update.Should().BeEquivalentTo(new { JobId = "j", State = "", Phase = JobPhase.Unknown, PollCount = 0, Elapsed = TimeSpan.FromSeconds(25) });
        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task The_look_at_the_deadline_has_five_seconds_more()
    {
        await using var fixture = new SpssClientFixture(options =>
        {
            options.Polling.InitialDelay = options.Polling.MaxDelay = TimeSpan.FromMilliseconds(10);
            options.Polling.Timeout = TimeSpan.FromMilliseconds(10);
        });
        fixture.Wire
            .Respond(200, """{"jobStatus":"RUNNING"}""")
            .Then(async (_, _, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(4), fixture.Server.Clock, token);
                return ScriptedHandler.Response(200, """{"jobStatus":"SUCCESS"}""");
            });

        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        await wait.Should().NotThrowAsync();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_600_000)]
    public async Task A_look_that_the_caller_ends_ends_with_the_callers_own_token(int timeoutInMilliseconds)
    {
        await using var fixture = new SpssClientFixture(options => options.Polling.Timeout = TimeSpan.FromMilliseconds(timeoutInMilliseconds));
        using var source = new CancellationTokenSource();
        fixture.Wire.Then(async (_, _, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("The token is not the caller's.");
        });
        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync(cancellationToken: source.Token);

        (await wait.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task A_wait_of_a_hundred_days_has_a_deadline_too()
    {
        await using var fixture = new SpssClientFixture(options => options.Polling.Timeout = TimeSpan.FromDays(100));
        fixture.Wire
            .Then(async (_, _, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(9), fixture.Server.Clock, token);
                return ScriptedHandler.Response(200, """{"jobStatus":"SUCCESS"}""");
            });
        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        await wait.Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_watch_reports_the_first_state_and_changes_only()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromMinutes(3)).RunFor(TimeSpan.FromMinutes(5));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await StatesAsync(job)).Should().Equal("PENDING", "RUNNING", "SUCCESS");
        (await StatesAsync(job)).Should().Equal("SUCCESS");
    }

    [Fact]
    public async Task A_watch_ends_with_a_failure_as_with_any_other_end()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).ThenFail("reason");
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await StatesAsync(job))[^1].Should().Be("FAILED");
    }

    [Fact]
    public async Task A_watch_of_a_job_that_is_being_canceled_ends_canceled()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire
            .Respond(200, """{"jobStatus":"RUNNING"}""")
            .Respond(200, """{"jobStatus":"CANCELING"}""", times: 2)
            .Respond(404, "gone");

        (await StatesAsync(fixture.Jobs.GetHandle("j"))).Should().Equal("RUNNING", "CANCELING", "CANCELED");
    }

    [Fact]
    public async Task A_watch_of_a_job_that_is_gone_says_so()
    {
        await using var fixture = new SpssClientFixture();
        Func<Task> watch = () => StatesAsync(fixture.Jobs.GetHandle("unknown"));

        await watch.Should().ThrowAsync<JobDeletedException>();
    }

    [Fact]
    public async Task A_watch_of_a_job_that_goes_away_names_the_last_look()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"jobStatus":"RUNNING"}""").Respond(404, "gone");
        Func<Task> watch = () => StatesAsync(fixture.Jobs.GetHandle("j"));

        (await watch.Should().ThrowAsync<JobDeletedException>()).Which.LastSeen!.State.Should().Be("RUNNING");
    }

    [Fact]
    public async Task One_watch_does_not_disturb_another()
    {
        await using var fixture = new SpssClientFixture();
        IAsyncEnumerable<JobUpdate> watch = (await fixture.Jobs.SubmitAsync("j", TestData.Scoring())).WatchAsync();
        fixture.Wire.Respond(200, """{"jobStatus":"CANCELING"}""");
        await foreach (JobUpdate update in watch)
        {
            update.State.Should().Be("CANCELING");
            break;
        }

        await fixture.Jobs.DeleteAsync("j");
        Func<Task> again = async () => await watch.GetAsyncEnumerator().MoveNextAsync();

        await again.Should().ThrowAsync<JobDeletedException>();
    }

    private static async Task<List<string>> StatesAsync(SpssJob job)
    {
        var states = new List<string>();
        await foreach (JobUpdate update in job.WatchAsync())
        {
            states.Add(update.State);
        }

        return states;
    }

    private static async Task<double[]> PausesAsync(SpssClientFixture fixture)
    {
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(10));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        var progress = new CollectedUpdates();
        await job.WaitForCompletionAsync(progress);
        return [.. progress.Reports.Zip(progress.Reports.Skip(1), (one, next) => (next.ObservedAt - one.ObservedAt).TotalSeconds)];
    }
}
