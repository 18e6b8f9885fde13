namespace BatchJobs.Testing.Tests.Time;

public sealed class ManualClockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_happens_until_time_is_moved()
    {
        using var server = Server();
        Task wait = Task.Delay(TimeSpan.FromSeconds(10), server.Clock, Token);

        await server.AdvanceAsync(TimeSpan.FromSeconds(9.999), Token);
        bool early = wait.IsCompleted;
        await server.AdvanceAsync(TimeSpan.FromSeconds(0.001), Token);

        early.Should().BeFalse();
        wait.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task No_tick_of_a_periodic_timer_is_lost()
    {
        using var server = Server();
        var ticks = new List<DateTimeOffset>();
        using ITimer timer = server.Clock.CreateTimer(_ => ticks.Add(server.Clock.GetUtcNow()), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        await server.AdvanceAsync(TimeSpan.FromSeconds(10.5), Token);

        ticks.Should().HaveCount(10).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Code_that_waits_again_and_again_runs_on_within_one_move()
    {
        using var server = Server();
        int steps = 0;

        async Task LoopAsync()
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
                steps++;
            }
        }

        _ = LoopAsync();
        await server.AdvanceAsync(TimeSpan.FromHours(1), Token);

        steps.Should().Be(60);
    }

    [Fact]
    public async Task Timers_of_one_instant_fire_in_the_order_in_which_they_were_set()
    {
        using var server = Server();
        var fired = new List<int>();
        List<ITimer> timers = [.. Enumerable.Range(0, 50).Select(i =>
            server.Clock.CreateTimer(_ => fired.Add(i), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan))];

        await server.AdvanceAsync(TimeSpan.FromSeconds(1), Token);

        fired.Should().Equal(Enumerable.Range(0, 50));
        timers.ForEach(timer => timer.Dispose());
    }

    [Fact]
    public async Task A_timer_that_was_changed_or_disposed_of_does_not_fire_at_its_old_time()
    {
        using var server = Server();
        int changed = 0;
        int disposed = 0;
        using ITimer later = server.Clock.CreateTimer(_ => changed++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        ITimer never = server.Clock.CreateTimer(_ => disposed++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        later.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan).Should().BeTrue();
        await never.DisposeAsync();
        await server.AdvanceAsync(TimeSpan.FromSeconds(4), Token);
        int before = changed;
        await server.AdvanceAsync(TimeSpan.FromSeconds(1), Token);

        (before, changed, disposed).Should().Be((0, 1, 0));
        never.Change(TimeSpan.Zero, TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public async Task Many_forgotten_timers_do_not_pile_up()
    {
        using var server = Server();
        for (int i = 0; i < 100_000; i++)
        {
            await server.Clock.CreateTimer(_ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan).DisposeAsync();
        }

        await server.AdvanceAsync(TimeSpan.FromDays(2), Token);

        server.Clock.GetUtcNow().Should().Be(new FakeBatchServerOptions().StartTime.AddDays(2));
    }

    [Fact]
    public async Task Moves_that_are_asked_for_at_once_add_up()
    {
        using var server = Server();
        DateTimeOffset start = server.Clock.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.AdvanceAsync(TimeSpan.FromMinutes(1), Token)));

        server.Clock.GetUtcNow().Should().Be(start.AddMinutes(10));
    }

    [Fact]
    public async Task Code_that_blocks_does_not_stop_a_move()
    {
        using var server = Server();
        bool isDone = false;

        async Task BlockAsync()
        {
            await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
#pragma warning disable xUnit1031 // Blocking is what the test is about.
            Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).Wait(Token);
#pragma warning restore xUnit1031
            isDone = true;
        }

        Task blocking = BlockAsync();
        await server.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        await blocking;

        isDone.Should().BeTrue();
    }

    [Fact]
    public async Task A_move_that_is_canceled_ends()
    {
        using var server = Server();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        Func<Task> move = () => server.AdvanceAsync(TimeSpan.FromMinutes(1), source.Token);

        await move.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Neither_moves_nor_timers_go_beyond_what_time_can_hold()
    {
        using var server = Server();

        Func<Task> move = () => server.AdvanceAsync(TimeSpan.MaxValue, Token);
        Action timer = () => server.Clock.CreateTimer(_ => { }, null, TimeSpan.MaxValue, Timeout.InfiniteTimeSpan);

        await move.Should().ThrowAsync<ArgumentOutOfRangeException>();
        timer.Should().Throw<ArgumentOutOfRangeException>();
    }

    public static TheoryData<double> Durations => [-2, -1, 0, 1, uint.MaxValue - 1, uint.MaxValue, (double)uint.MaxValue * 2];

    [Theory]
    [MemberData(nameof(Durations))]
    public void A_timer_takes_the_times_that_the_systems_take(double milliseconds)
    {
        using var server = Server();
        TimeSpan time = TimeSpan.FromMilliseconds(milliseconds);

        Taken(server.Clock, time).Should().Be(Taken(TimeProvider.System, time));
    }

    private static (bool AsDue, bool AsPeriod, bool AsChange) Taken(TimeProvider clock, TimeSpan time)
    {
        using ITimer timer = clock.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return (
            IsTaken(() => clock.CreateTimer(_ => { }, null, time, Timeout.InfiniteTimeSpan).Dispose()),
            IsTaken(() => clock.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, time).Dispose()),
            IsTaken(() => timer.Change(Timeout.InfiniteTimeSpan, time)));

        static bool IsTaken(Action use)
        {
            try
            {
                use();
                return true;
            }
            catch (ArgumentOutOfRangeException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void A_timer_without_a_callback_is_refused()
    {
        using var server = Server();

        Action timer = () => server.Clock.CreateTimer(null!, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        timer.Should().Throw<ArgumentNullException>().WithParameterName("callback");
    }

    [Fact]
    public void A_mode_that_there_is_not_is_refused()
    {
        using var server = Server();
        var options = new FakeBatchServerOptions();

        Action change = () => server.Clock.Mode = (ClockMode)3;
        Action set = () => options.Clock = (ClockMode)3;

        change.Should().Throw<ArgumentOutOfRangeException>();
        set.Should().Throw<ArgumentOutOfRangeException>();
        server.Clock.Mode.Should().Be(ClockMode.Manual);
    }

    [Fact]
    public async Task A_timer_that_is_due_after_the_last_date_can_be_told_of()
    {
        using var server = Server();
        await server.AdvanceAsync(DateTimeOffset.MaxValue - server.Clock.GetUtcNow(), Token);
        await using ITimer timer = server.Clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        server.ToString().Should().Contain("Next timer: 9999-12-31");
    }

    [Fact]
    public async Task Time_does_not_go_back()
    {
        using var server = Server();

        Func<Task> back = () => server.AdvanceAsync(TimeSpan.FromSeconds(-1), Token);

        await back.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task The_systems_time_cannot_be_moved()
    {
        using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });

        Func<Task> move = () => server.AdvanceAsync(TimeSpan.FromSeconds(1), Token);

        await move.Should().ThrowAsync<InvalidOperationException>().WithMessage("*ClockMode.System*");
    }

    private static FakeBatchServer Server() => new(new FakeBatchServerOptions { Clock = ClockMode.Manual });
}
