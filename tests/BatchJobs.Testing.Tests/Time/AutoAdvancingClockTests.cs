namespace BatchJobs.Testing.Tests.Time;

public sealed class AutoAdvancingClockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_that_advances_by_itself_ends_with_the_calendar()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { StartTime = DateTimeOffset.MaxValue - TimeSpan.FromMinutes(1) });

        await Task.Delay(TimeSpan.FromMinutes(2), server.Clock, Token);

        server.Clock.GetUtcNow().Should().Be(DateTimeOffset.MaxValue);
    }

    [Fact]
    public async Task A_wait_takes_virtual_time_and_no_real_time()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();

        await Task.Delay(TimeSpan.FromHours(3), server.Clock, Token);

        server.Clock.GetUtcNow().Should().Be(start.AddHours(3));
    }

    [Fact]
    public async Task Time_stands_still_while_nobody_waits()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();
        using var http = new HttpClient(server.CreateHandler());

        for (int i = 0; i < 100; i++)
        {
            using HttpResponseMessage response = await http.GetAsync("https://spss.example.com/pm/v1/jobs?accesskey=k", Token);
        }

        server.Clock.GetUtcNow().Should().Be(start);
    }

    [Fact]
    public async Task Waits_that_begin_together_end_at_their_own_times_in_order()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();
        var ends = new List<(int Hours, DateTimeOffset At)>();

        async Task WaitAsync(int hours)
        {
            await Task.Delay(TimeSpan.FromHours(hours), server.Clock, Token).ConfigureAwait(false);
            lock (ends)
            {
                ends.Add((hours, server.Clock.GetUtcNow()));
            }
        }

        await Task.WhenAll(WaitAsync(3), WaitAsync(1), WaitAsync(2));

        ends.Should().Equal((1, start.AddHours(1)), (2, start.AddHours(2)), (3, start.AddHours(3)));
    }

    [Fact]
    public async Task A_move_does_not_overtake_a_step_that_the_clock_makes_by_itself()
    {
        using var server = new FakeBatchServer();
        var isUnderWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var move = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isOvertaken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = server.Clock.CreateTimer(
            _ =>
            {
                isUnderWay.SetResult();
                bool isMoved = false;
                for (int looks = 0; looks < 20_000 && !isMoved; looks++)
                {
                    Thread.SpinWait(1_000);
                    isMoved = move.Task is { IsCompleted: true, Result.IsCompleted: true };
                }

                isOvertaken.SetResult(isMoved);
            },
            state: null,
            TimeSpan.FromSeconds(10),
            Timeout.InfiniteTimeSpan);
        await isUnderWay.Task;

        move.SetResult(server.AdvanceAsync(TimeSpan.FromSeconds(11), Token));
        await await move.Task;

        (await isOvertaken.Task).Should().BeFalse("AdvanceAsync returns when all that was due by then is done");
    }

    [Fact]
    public async Task Time_skips_again_after_a_move()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();

        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await Task.Delay(TimeSpan.FromHours(3), server.Clock, Token);

        server.Clock.GetUtcNow().Should().Be(start.AddMinutes(181));
    }

    [Fact]
    public async Task A_thousand_waits_that_are_set_one_after_another_begin_at_the_same_instant()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token)));

        server.Clock.GetUtcNow().Should().Be(start.AddMinutes(1));
    }

    [Fact]
    public async Task Code_that_blocks_after_a_wait_does_not_stop_time()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();

        async Task WaitAndBlockAsync()
        {
            await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token).ConfigureAwait(false);
            BlockOn(Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token));
        }

        await WaitAndBlockAsync();

        server.Clock.GetUtcNow().Should().Be(start.AddMinutes(2));
    }

    [Fact]
    public async Task Continuations_on_the_thread_pool_are_waited_for()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();

        async Task HopAsync()
        {
            for (int i = 0; i < 5; i++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), server.Clock, Token).ConfigureAwait(false);
                await Task.Run(() => Thread.SpinWait(1000), Token).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(HopAsync(), HopAsync());

        server.Clock.GetUtcNow().Should().Be(start.AddSeconds(5));
    }

    [Fact]
    public async Task A_cancellation_source_on_the_clock_is_canceled_at_its_time()
    {
        using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(5), server.Clock);

        Func<Task> wait = () => Task.Delay(Timeout.InfiniteTimeSpan, server.Clock, source.Token);

        await wait.Should().ThrowAsync<OperationCanceledException>();
        server.Clock.GetUtcNow().Should().Be(start.AddMinutes(5));
    }

    [Fact]
    public async Task Two_servers_have_two_times()
    {
        using var one = new FakeBatchServer();
        using var other = new FakeBatchServer();

        await Task.Delay(TimeSpan.FromHours(1), one.Clock, Token);

        (one.Clock.GetUtcNow() - other.Clock.GetUtcNow()).Should().Be(TimeSpan.FromHours(1));
    }

#pragma warning disable xUnit1031 // Blocking is what the test is about.
    private static void BlockOn(Task task) => task.Wait(Token);
#pragma warning restore xUnit1031
}
