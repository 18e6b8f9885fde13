namespace BatchJobs.Testing.Tests.Time;

public sealed class DisposalTests
{
    private const int Patience = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Patience)]
    [InlineData(ClockMode.AutoAdvance)]
    [InlineData(ClockMode.Manual)]
    public async Task Whoever_polls_comes_to_an_end(ClockMode mode)
    {
        for (int i = 0; i < 20; i++)
        {
            FakeBatchServer server = Server(mode);
            Task[] polls = [.. Enumerable.Range(1, 5).Select(seconds => PollAsync(server, TimeSpan.FromSeconds(seconds)))];

            server.Dispose();

            foreach (Task poll in polls)
            {
                await poll.Awaiting(task => task).Should().ThrowAsync<ObjectDisposedException>();
            }
        }
    }

    [Fact(Timeout = Patience)]
    public async Task Waits_end_in_their_order_while_time_stands_still()
    {
        FakeBatchServer server = Server(ClockMode.Manual);
        DateTimeOffset start = server.Clock.GetUtcNow();
        var ends = new List<(int Hours, DateTimeOffset At)>();
        Task[] waits = [.. ((int[])[3, 1, 2]).Select(WaitAsync)];

        async Task WaitAsync(int hours)
        {
            await Task.Delay(TimeSpan.FromHours(hours), server.Clock, Token).ConfigureAwait(false);
            ends.Add((hours, server.Clock.GetUtcNow()));
        }

        server.Dispose();
        await Task.WhenAll(waits);

        ends.Should().Equal((1, start), (2, start), (3, start));
    }

    [Fact(Timeout = Patience)]
    public async Task A_timer_that_woken_code_changes_fires_once()
    {
        FakeBatchServer server = Server(ClockMode.Manual);
        int fired = 0;
        var isFired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isOver = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ITimer second = null!;
        await using ITimer first = server.Clock.CreateTimer(_ => second.Change(TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        second = server.Clock.CreateTimer(_ => Fire(), null, TimeSpan.FromHours(1.5), Timeout.InfiniteTimeSpan);
        await using ITimer last = server.Clock.CreateTimer(_ => isOver.SetResult(), null, TimeSpan.FromHours(3), Timeout.InfiniteTimeSpan);

        server.Dispose();
        await isFired.Task;
        await isOver.Task;
        await Task.Delay(TimeSpan.FromHours(1), server.Clock, Token);

        Volatile.Read(ref fired).Should().Be(1);
        await second.DisposeAsync();

        void Fire()
        {
            Interlocked.Increment(ref fired);
            isFired.TrySetResult();
        }
    }

    [Fact(Timeout = Patience)]
    public async Task A_periodic_timer_ticks_once_more()
    {
        FakeBatchServer server = Server(ClockMode.Manual);
        int ticks = 0;
        await using ITimer timer = server.Clock.CreateTimer(_ => ticks++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        Task last = Task.Delay(TimeSpan.FromHours(1), server.Clock, Token);

        server.Dispose();
        await last;

        ticks.Should().Be(1);
    }

    [Theory]
    [InlineData(ClockMode.AutoAdvance)]
    [InlineData(ClockMode.Manual)]
    [InlineData(ClockMode.System)]
    public async Task Time_can_no_longer_be_moved(ClockMode mode)
    {
        FakeBatchServer server = Server(mode);
        server.Dispose();

        await server.Awaiting(gone => gone.AdvanceAsync(TimeSpan.FromSeconds(10), Token)).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact(Timeout = Patience)]
    public async Task A_move_that_is_under_way_does_not_seem_to_arrive()
    {
        FakeBatchServer server = Server(ClockMode.Manual);
        DateTimeOffset start = server.Clock.GetUtcNow();
        await using ITimer timer = server.Clock.CreateTimer(_ => server.Dispose(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        await server.Awaiting(going => going.AdvanceAsync(TimeSpan.FromSeconds(10), Token)).Should().ThrowAsync<ObjectDisposedException>();

        server.Clock.GetUtcNow().Should().Be(start.AddSeconds(1));
    }

    [Theory(Timeout = Patience)]
    [InlineData(ClockMode.AutoAdvance)]
    [InlineData(ClockMode.Manual)]
    public async Task Code_that_comes_to_wait_afterwards_ends_too(ClockMode mode)
    {
        FakeBatchServer server = Server(mode);
        DateTimeOffset start = server.Clock.GetUtcNow();
        server.Dispose();

        using var limit = new CancellationTokenSource(TimeSpan.FromHours(1), server.Clock);
        await Task.Delay(TimeSpan.FromHours(3), server.Clock, Token);

        server.Clock.GetUtcNow().Should().Be(start);
    }

    [Fact(Timeout = Patience)]
    public async Task Code_that_waits_again_and_again_does_not_spin()
    {
        FakeBatchServer server = Server(ClockMode.Manual);
        server.Dispose();
        long begin = TimeProvider.System.GetTimestamp();

        for (int i = 0; i < 4; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), server.Clock, Token);
        }

        TimeProvider.System.GetElapsedTime(begin).Should().BeGreaterThan(TimeSpan.FromMilliseconds(200));
    }

    [Fact(Timeout = Patience)]
    public async Task A_timer_that_is_changed_or_dropped_afterwards_obeys()
    {
        FakeBatchServer server = Server(ClockMode.Manual);
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int dropped = 0;
        await using ITimer idle = server.Clock.CreateTimer(_ => changed.SetResult(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        server.Dispose();

        ITimer never = server.Clock.CreateTimer(_ => dropped++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await never.DisposeAsync();
        idle.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Should().BeTrue();
        await changed.Task;

        dropped.Should().Be(0);
        never.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan).Should().BeFalse();
    }

    [Fact(Timeout = Patience)]
    public async Task Code_that_blocks_until_another_wait_ends_keeps_nobody_back()
    {
        FakeBatchServer server = Server(ClockMode.Manual);
        Task later = Task.Delay(TimeSpan.FromMinutes(2), server.Clock, Token);

        async Task BlockAsync()
        {
            await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
#pragma warning disable xUnit1031 // Blocking is what the test is about.
            later.Wait(Token);
#pragma warning restore xUnit1031
        }

        Task blocking = BlockAsync();
        server.Dispose();

        await blocking;
    }

    [Theory(Timeout = Patience)]
    [InlineData(ClockMode.AutoAdvance)]
    [InlineData(ClockMode.Manual)]
    public async Task A_server_can_be_disposed_of_by_the_code_that_it_wakes_and_by_several_threads_at_once(ClockMode mode)
    {
        FakeBatchServer server = Server(mode);

        async Task DisposeAsync()
        {
            await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
            server.Dispose();
        }

        Task[] waits = [.. Enumerable.Range(0, 10).Select(_ => DisposeAsync())];
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(server.Dispose, Token)));

        await Task.WhenAll(waits);
    }

    [Fact]
    public async Task The_systems_time_goes_on()
    {
        FakeBatchServer server = Server(ClockMode.System);
        Task wait = Task.Delay(TimeSpan.FromDays(1), server.Clock, Token);

        server.Dispose();
        await Task.Delay(TimeSpan.FromMilliseconds(1), server.Clock, Token);

        wait.IsCompleted.Should().BeFalse();
    }

    private static FakeBatchServer Server(ClockMode mode) => new(new FakeBatchServerOptions { Clock = mode });

    private static async Task PollAsync(FakeBatchServer server, TimeSpan pause)
    {
        using var http = new HttpClient(server.CreateHandler());
        while (true)
        {
            await Task.Delay(pause, server.Clock, Token).ConfigureAwait(false);
            using HttpResponseMessage response = await http.GetAsync("https://x.example.com/pm/v1/jobs?accesskey=k", Token).ConfigureAwait(false);
        }
    }
}
