namespace BatchJobs.Testing.Tests.Time;

/// <summary>The ways in which a test moves the time, or waits without moving it.</summary>
public sealed class ClockMoveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_moves_until_a_condition_holds_and_no_further()
    {
        await using FakeBatchServer server = Manual();
        server.Spss.Files.Add("m", [1]);
        server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromMinutes(10)).RunFor(TimeSpan.FromHours(2));
        DateTimeOffset start = server.Clock.GetUtcNow();
        await SubmitAsync(server, "a");

        await server.AdvanceUntilAsync(() => server.Spss.Jobs["a"].State == "RUNNING", cancellationToken: Token);
        TimeSpan running = server.Clock.GetUtcNow() - start;
        await server.AdvanceUntilAsync(() => server.Spss.Jobs["a"].State == "SUCCESS", cancellationToken: Token);

        running.Should().Be(TimeSpan.FromMinutes(10));
        (server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(130));
    }

    [Fact]
    public async Task A_condition_that_does_not_come_to_hold_is_told_with_what_is_due()
    {
        await using FakeBatchServer server = Manual();
        Func<Task> never = () => server.AdvanceUntilAsync(() => false, cancellationToken: Token);
        await never.Should().ThrowAsync<TimeoutException>().WithMessage("*nothing is due any more*");

        Task wait = Task.Delay(TimeSpan.FromDays(2), server.Clock, Token);
        await never.Should().ThrowAsync<TimeoutException>().WithMessage("*what is due next is after*");

        wait.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_job_is_moved_to_its_end_and_others_stay_where_they_are()
    {
        await using FakeBatchServer server = Manual();
        server.Spss.Files.Add("m", [1]);
        server.Spss.WhenSubmitted(job => job.Id == "short").PendFor(TimeSpan.Zero).RunFor(TimeSpan.FromMinutes(3));
        server.Spss.WhenSubmitted(job => job.Id == "long").PendFor(TimeSpan.Zero).RunFor(TimeSpan.FromHours(3));
        server.Spss.WhenSubmitted(job => job.Id == "endless").PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        DateTimeOffset start = server.Clock.GetUtcNow();
        foreach (string id in new[] { "long", "short", "endless" })
        {
            await SubmitAsync(server, id);
        }

        await server.FastForwardAsync(server.Spss.Jobs["short"], Token);

        (server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(3));
        server.Spss.Jobs["long"].State.Should().Be("RUNNING");
        await server.FastForwardAsync(server.Spss.Jobs["long"], Token);
        (server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromHours(3));
        await server.Awaiting(one => one.FastForwardAsync(one.Spss.Jobs["endless"], Token)).Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task A_test_waits_for_code_in_the_background_without_moving_time()
    {
        await using FakeBatchServer server = Manual();
        DateTimeOffset start = server.Clock.GetUtcNow();
        Task background = Task.Run(() => SubmitAsync(server, "a"), Token);

        await server.UntilAsync(() => server.Journal.Count == 1, Token);

        await background;
        server.Clock.GetUtcNow().Should().Be(start);
    }

    [Fact]
    public async Task What_does_not_come_is_told_with_what_is_going_on()
    {
        await using FakeBatchServer server = Manual(new ClockOptions { StuckAfter = TimeSpan.FromMilliseconds(50) });

        await server.Awaiting(one => one.UntilAsync(static () => false, Token)).Should().ThrowAsync<FakeClockException>().WithMessage("*has not come to hold*");
    }

    [Fact]
    public async Task The_mode_changes_while_code_waits()
    {
        await using var server = new FakeBatchServer { Clock = { Mode = ClockMode.Manual } };
        DateTimeOffset start = server.Clock.GetUtcNow();
        Task wait = Task.Delay(TimeSpan.FromHours(1), server.Clock, Token);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        bool early = wait.IsCompleted;

        server.Clock.Mode = ClockMode.AutoAdvance;
        await wait;

        early.Should().BeFalse();
        server.Clock.GetUtcNow().Should().Be(start.AddHours(1));
        server.Invoking(one => one.Clock.Mode = ClockMode.System).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Timers_of_one_instant_are_fired_before_code_settles_and_what_they_set_afterwards()
    {
        await using FakeBatchServer server = Manual();
        var order = new List<string>();
        var timers = new List<ITimer>();
        for (int i = 0; i < 3; i++)
        {
            string name = $"{i}";
            timers.Add(server.Clock.CreateTimer(
                _ =>
                {
                    order.Add(name);
                    timers.Add(server.Clock.CreateTimer(_ => order.Add(name + "'"), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan));
                },
                null,
                TimeSpan.FromMinutes(1),
                Timeout.InfiniteTimeSpan));
        }

        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        order.Should().Equal("0", "1", "2", "0'", "1'", "2'");
        timers.ForEach(timer => timer.Dispose());
    }

    [Fact]
    public async Task A_timer_takes_over_what_flows_with_whoever_made_it_as_the_systems_do()
    {
        await using FakeBatchServer server = Manual();
        var local = new AsyncLocal<string> { Value = "before" };
        string? seen = null;
        await using ITimer timer = server.Clock.CreateTimer(_ => seen = local.Value, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        local.Value = "after";

        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        seen.Should().Be("before");
    }

    private static FakeBatchServer Manual(ClockOptions? options = null) =>
        new(new FakeBatchServerOptions { Clock = ClockMode.Manual, ClockOptions = options ?? new ClockOptions() });

    private static async Task SubmitAsync(FakeBatchServer server, string id)
    {
        using var http = new HttpClient(server.CreateHandler());
        using HttpResponseMessage response = await http.PostAsync($"https://x.example.com/pm/v1/jobs/{id}?accesskey=k", new StringContent("""{"action":"TRAINING","model":{"id":"m"}}""", System.Text.Encoding.UTF8, "application/json"), Token);
        response.EnsureSuccessStatusCode();
    }
}
