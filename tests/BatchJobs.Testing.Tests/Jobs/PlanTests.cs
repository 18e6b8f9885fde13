namespace BatchJobs.Testing.Tests.Jobs;

/// <summary>What plans of all services have in common.</summary>
public abstract class PlanTests<TPlan> : IDisposable
    where TPlan : JobPlan<TPlan>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected PlanTests() => Http = new HttpClient(Server.CreateHandler());

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeBatchServer Server { get; } = new(new FakeBatchServerOptions { Clock = ClockMode.Manual });

    protected HttpClient Http { get; }

    protected abstract string RunningState { get; }

    public void Dispose()
    {
        Http.Dispose();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_job_runs_until_its_gate_is_released()
    {
        var gate = new JobGate();
        Plan(_ => true).RunUntil(gate);
        FakeJob one = await SubmitAsync("one");
        FakeJob other = await SubmitAsync("other");

        await Server.AdvanceAsync(Day, Token);
        one.State.Should().Be(RunningState);
        gate.Release();

        gate.IsReleased.Should().BeTrue();
        IsSuccess(one).Should().BeTrue();
        IsSuccess(other).Should().BeTrue();
        one.History[^1].At.Should().Be(Server.Clock.GetUtcNow(), "that is when the gate was released");
    }

    [Fact]
    public async Task A_job_that_starts_after_the_release_ends_at_once()
    {
        var gate = new JobGate();
        gate.Release();
        Plan(_ => true).RunUntil(gate);

        FakeJob job = await SubmitAsync("job");
        await Server.AdvanceAsync(TimeSpan.FromSeconds(2), Token);

        IsSuccess(job).Should().BeTrue();
    }

    [Fact]
    public async Task A_release_does_not_touch_a_job_that_is_gone()
    {
        var gate = new JobGate();
        Plan(_ => true).RunUntil(gate);
        FakeJob job = await SubmitAsync("job");
        await Server.AdvanceAsync(TimeSpan.FromSeconds(2), Token);
        job.Delete();
        await Server.AdvanceAsync(Day, Token);

        gate.Release();

        job.State.Should().Be("(none)");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_job_runs_for_as_many_polls_as_planned(int polls)
    {
        Plan(_ => true).RunForPolls(polls);
        FakeJob job = await SubmitAsync("job");
        await Server.AdvanceAsync(Day, Token);

        var seen = new List<string>();
        for (int i = 0; i <= polls + 1; i++)
        {
            await PollAsync(job);
            seen.Add(job.State);
        }

        seen.Take(polls).Should().Equal(Enumerable.Repeat(RunningState, polls));
        seen.Skip(polls).Should().NotContain(RunningState);
        job.PollCount.Should().Be(polls + 2);
    }

    [Fact]
    public async Task A_sequence_fails_twice_and_then_succeeds()
    {
        Fail(Plan(_ => true).Times(2)).AndThen().RunFor(TimeSpan.FromSeconds(1));

        FakeJob[] jobs = [await SubmitAsync("1"), await SubmitAsync("2"), await SubmitAsync("3"), await SubmitAsync("4")];
        await Server.AdvanceAsync(Day, Token);

        jobs.Select(IsSuccess).Should().Equal(false, false, true, true);
    }

    [Fact]
    public async Task A_step_of_a_sequence_is_for_one_job_unless_it_says_more()
    {
        Fail(Plan(_ => true)).AndThen().Times(1).AndThen().RunFor(Timeout.InfiniteTimeSpan);

        FakeJob[] jobs = [await SubmitAsync("1"), await SubmitAsync("2"), await SubmitAsync("3")];
        await Server.AdvanceAsync(Day, Token);

        jobs.Take(2).Select(IsSuccess).Should().Equal(false, true);
        jobs[2].State.Should().Be(RunningState);
    }

    [Fact]
    public async Task A_plan_that_is_used_up_gives_way_to_an_earlier_one()
    {
        Plan(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        Fail(Plan(_ => true)).Times(1);

        FakeJob[] jobs = [await SubmitAsync("1"), await SubmitAsync("2")];
        await Server.AdvanceAsync(Day, Token);

        IsSuccess(jobs[0]).Should().BeFalse();
        jobs[1].State.Should().Be(RunningState);
    }

    [Fact]
    public async Task A_plan_counts_only_what_it_recognizes()
    {
        int asked = 0;
        Fail(Plan(id => ++asked > 0 && id.Contains('b', StringComparison.Ordinal))).Times(1);

        FakeJob[] jobs = [await SubmitAsync("a"), await SubmitAsync("b1"), await SubmitAsync("b2")];
        await Server.AdvanceAsync(Day, Token);

        asked.Should().Be(3);
        jobs.Select(IsSuccess).Should().Equal(true, false, true);
    }

    [Fact]
    public async Task A_change_of_a_plan_is_for_jobs_to_come()
    {
        TPlan plan = Plan(_ => true).RunFor(TimeSpan.FromHours(1));
        FakeJob before = await SubmitAsync("before");
        plan.RunFor(Timeout.InfiniteTimeSpan);
        FakeJob after = await SubmitAsync("after");

        await Server.AdvanceAsync(Day, Token);

        IsSuccess(before).Should().BeTrue();
        after.State.Should().Be(RunningState);
    }

    [Fact]
    public async Task The_last_of_time_gate_and_polls_counts()
    {
        Plan(_ => true).RunUntil(new JobGate()).RunForPolls(0).RunFor(TimeSpan.FromHours(1));
        FakeJob job = await SubmitAsync("job");

        await PollAsync(job);
        await Server.AdvanceAsync(TimeSpan.FromMinutes(30), Token);
        job.State.Should().Be(RunningState);
        await Server.AdvanceAsync(Day, Token);

        IsSuccess(job).Should().BeTrue();
    }

    [Fact]
    public async Task An_outcome_that_throws_lets_the_job_fail_and_the_server_go_on()
    {
        FailByException(Plan(id => id == "bad"));
        FakeJob bad = await SubmitAsync("bad");
        FakeJob good = await SubmitAsync("good");

        await Server.AdvanceAsync(Day, Token);

        IsSuccess(bad).Should().BeFalse();
        Failure(bad).Should().Contain(nameof(InvalidOperationException)).And.Contain("mine");
        IsSuccess(good).Should().BeTrue();
    }

    [Fact]
    public async Task An_outcome_that_is_null_lets_the_job_fail()
    {
        FailByNull(Plan(_ => true));
        FakeJob job = await SubmitAsync("job");

        await Server.AdvanceAsync(Day, Token);

        IsSuccess(job).Should().BeFalse();
        Failure(job).Should().Contain("is null");
    }

    [Fact]
    public async Task An_outcome_is_made_when_the_job_ends_and_not_when_somebody_asks()
    {
        var made = new List<DateTimeOffset>();
        OnEnd(Plan(_ => true).RunFor(TimeSpan.FromHours(1)), () => made.Add(Server.Clock.GetUtcNow()));
        FakeJob job = await SubmitAsync("job");

        await Server.AdvanceAsync(Day, Token);

        made.Should().ContainSingle("the time has moved beyond the end of the job");
        job.FinishedAt.Should().BeCloseTo(Server.Clock.GetUtcNow() - Day + TimeSpan.FromHours(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task An_outcome_may_poll_its_own_job()
    {
        FakeJob? job = null;
        OnEnd(Plan(_ => true).RunForPolls(1), () => PollAsync(job!).GetAwaiter().GetResult());
        job = await SubmitAsync("job");
        await Server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        await PollAsync(job);
        await PollAsync(job);

        IsSuccess(job).Should().BeTrue();
    }

    [Fact]
    public async Task An_outcome_may_delete_its_own_job_and_others_go_on()
    {
        FakeJob? job = null;
        OnEnd(Plan(id => id == "a"), () => job!.Delete());
        job = await SubmitAsync("a");
        FakeJob other = await SubmitAsync("b");

        await Server.AdvanceAsync(Day, Token);

        job.State.Should().Be("(none)");
        IsSuccess(other).Should().BeTrue();
    }

    [Fact]
    public async Task What_an_outcome_submits_begins_when_its_job_ends()
    {
        FakeJob? next = null;
        OnEnd(Plan(id => id == "a").RunFor(TimeSpan.FromHours(1)), () => next = SubmitAsync("next").GetAwaiter().GetResult());
        FakeJob job = await SubmitAsync("a");

        await Server.AdvanceAsync(Day, Token);

        next!.History[0].At.Should().Be(job.FinishedAt);
        next.History.Select(transition => transition.At).Should().BeInAscendingOrder();
        IsSuccess(next).Should().BeTrue();
    }

    [Fact]
    public async Task A_gate_ends_all_that_it_holds()
    {
        var gate = new JobGate();
        FakeJob? first = null;
        OnEnd(Plan(id => id == "a").RunUntil(gate), () => first!.Delete());
        Plan(id => id == "b").RunUntil(gate);
        first = await SubmitAsync("a");
        FakeJob second = await SubmitAsync("b");
        await Server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        gate.Release();

        IsSuccess(second).Should().BeTrue();
    }

    [Fact]
    public async Task A_request_about_a_job_that_is_not_there_is_in_the_journal_too()
    {
        FakeJob job = await SubmitAsync("job");
        await Server.AdvanceAsync(Day, Token);
        job.Delete();
        await Record.ExceptionAsync(() => PollAsync(job));

        Server.Journal.About(job.Id).Select(entry => entry.Status).Should().EndWith(404);
        Server.Journal.Entries[^1].Operation.Should().NotBeNull();
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        TPlan plan = Plan(_ => true);

        plan.Invoking(p => p.RunFor(TimeSpan.FromSeconds(-2))).Should().Throw<ArgumentOutOfRangeException>();
        plan.Invoking(p => p.RunForPolls(-1)).Should().Throw<ArgumentOutOfRangeException>();
        plan.Invoking(p => p.Times(0)).Should().Throw<ArgumentOutOfRangeException>();
        plan.Invoking(p => p.RunUntil(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Plan(null!)).Should().Throw<ArgumentNullException>();
    }

    protected abstract TPlan Plan(Func<string, bool> applies);

    protected abstract TPlan Fail(TPlan plan);

    protected abstract TPlan FailByException(TPlan plan);

    protected abstract TPlan FailByNull(TPlan plan);

    /// <summary>Lets the jobs succeed, and do something when they end.</summary>
    protected abstract TPlan OnEnd(TPlan plan, Action act);

    protected abstract Task<FakeJob> SubmitAsync(string name);

    protected abstract Task PollAsync(FakeJob job);

    protected abstract bool IsSuccess(FakeJob job);

    protected abstract string Failure(FakeJob job);
}
