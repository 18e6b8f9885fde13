using System.Diagnostics;

namespace BatchJobs.Testing.Tests.Time;

/// <summary>What the clock cannot see is announced, is given a while, or is a guess that is counted.</summary>
public sealed class ClockHoldTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Time_waits_for_a_hold()
    {
        await using FakeBatchServer server = Manual();

        int seen = await CountAsync(server, async () =>
        {
            using (server.Clock.Hold("database"))
            {
                await OutsideAsync();
            }
        });

        seen.Should().Be(5);
        server.Clock.Guesses.Should().Be(0);
    }

    [Fact]
    public async Task Time_waits_for_a_process_that_is_held_for()
    {
        await using FakeBatchServer server = Manual();

        int seen = await CountAsync(server, async () =>
        {
            using IDisposable hold = server.Clock.Hold("a process");
            using var process = Process.Start(new ProcessStartInfo("sleep", "0.05") { UseShellExecute = false })!;
            await process.WaitForExitAsync(Token).ConfigureAwait(false);
        });

        seen.Should().Be(5);
    }

    [Fact]
    public async Task Time_waits_for_as_long_as_code_is_given_to_settle()
    {
        await using FakeBatchServer server = Manual(new ClockOptions { SettleTime = TimeSpan.FromMilliseconds(400) });

        (await CountAsync(server, OutsideAsync)).Should().Be(5);
    }

    [Fact]
    public async Task A_blocked_thread_is_a_guess_that_is_counted()
    {
        await using FakeBatchServer server = Manual(new ClockOptions { BlockedPatience = TimeSpan.FromMilliseconds(20) });
        using var never = new ManualResetEventSlim();
        var thread = new Thread(() => never.Wait(CancellationToken.None)) { IsBackground = true };
        thread.Start();

        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        server.Clock.Guesses.Should().BePositive();
        never.Set();
        thread.Join();
    }

    [Fact]
    public async Task A_guess_can_be_an_exception_that_says_what_was_in_the_way()
    {
        await using FakeBatchServer server = Manual(new ClockOptions { BlockedPatience = TimeSpan.FromMilliseconds(20), ThrowOnGuess = true });
        using var never = new ManualResetEventSlim();
        var thread = new Thread(() => never.Wait(CancellationToken.None)) { IsBackground = true, Name = "consumer of orders" };
        thread.Start();

        Func<Task> move = () => server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        (await move.Should().ThrowAsync<FakeClockException>()).Which.Message.Should().Contain("a thread is blocked").And.Contain("'consumer of orders', blocked");
        never.Set();
        thread.Join();
    }

    [Fact]
    public async Task A_guess_that_nobody_asked_for_ends_time_and_fails_every_request()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { ClockOptions = new ClockOptions { BlockedPatience = TimeSpan.FromMilliseconds(20), ThrowOnGuess = true } });
        using var http = new HttpClient(server.CreateHandler());
        using var never = new ManualResetEventSlim();
        var thread = new Thread(() => never.Wait(CancellationToken.None)) { IsBackground = true };
        thread.Start();

        await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token);
        Func<Task> call = () => http.GetAsync("https://x.example.com/pm/v1/jobs?accesskey=k", Token);

        await call.Should().ThrowAsync<FakeClockException>();
        never.Set();
        thread.Join();
    }

    [Fact]
    public async Task A_clock_that_is_stuck_says_who_holds_it()
    {
        await using FakeBatchServer server = Manual(new ClockOptions { StuckAfter = TimeSpan.FromMilliseconds(100) });
        using IDisposable hold = server.Clock.Hold("the orders' database");
        Task wait = Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token);
        Func<Task> move = () => server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        string message = (await move.Should().ThrowAsync<FakeClockException>()).Which.Message;

        message.Should().Contain("hold 'the orders' database', for ").And.Contain("Next timer: 2026-01-01 00:01:00.000, in 00:01:00").And.Contain("Guesses: 0");
        server.ToString().Should().Contain("the orders' database");
        wait.IsCompleted.Should().BeFalse();
    }

    // Nothing of the process is seen to work meanwhile.
    private static async Task OutsideAsync()
    {
        Task outside;
        using (ExecutionContext.SuppressFlow())
        {
            outside = Task.Delay(50, CancellationToken.None);
        }

        await outside.ConfigureAwait(false);
    }

    private static async Task<int> CountAsync(FakeBatchServer server, Func<Task> work)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        int count = 0;
        Task ticking = TickAsync();

        await server.AdvanceAsync(TimeSpan.FromMinutes(5), Token);

        int seen = Volatile.Read(ref count);
        await end.CancelAsync();
        await ticking.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return seen;

        async Task TickAsync()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), server.Clock);
            while (await timer.WaitForNextTickAsync(end.Token).ConfigureAwait(false))
            {
                await work().ConfigureAwait(false);
                Interlocked.Increment(ref count);
            }
        }
    }

    private static FakeBatchServer Manual(ClockOptions? options = null) =>
        new(new FakeBatchServerOptions { Clock = ClockMode.Manual, ClockOptions = options ?? new ClockOptions() });
}
