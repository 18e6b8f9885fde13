using System.Globalization;

namespace BatchJobs.Testing.Tests.Time;

/// <summary>Time waits for code that works between two waits, however long and on whatever thread.</summary>
[Collection<NoLostTickCollection>]
public sealed class NoLostTickTests
{
    /// <summary>20 in continuous integration, which takes a minute.</summary>
    private static readonly int Ticks = int.Parse(Environment.GetEnvironmentVariable("BATCHJOBS_TICKS") ?? "5", CultureInfo.InvariantCulture);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ways => [.. WorkBetweenTicks.All.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_move_waits_for_the_work_of_every_tick(string way) => (await MoveAsync(way, Ticks)).Should().Be(Ticks);

    /// <summary>All at once, on a processor that they keep busy.</summary>
    [Fact]
    public async Task Moves_of_64_servers_wait_for_the_work_of_every_tick()
    {
        string[] ways = [.. Enumerable.Repeat(WorkBetweenTicks.All.Keys, 5).SelectMany(names => names).Take(64)];

        int[] counts = await Task.WhenAll(ways.Select(way => MoveAsync(way, ticks: 4)));

        ways.Zip(counts).Should().OnlyContain(pair => pair.Second == 4);
    }

    [Fact]
    public async Task Time_that_advances_by_itself_waits_for_the_work_of_every_tick_while_everything_else_works_too()
    {
        string[] ways = [.. WorkBetweenTicks.All.Keys];

        TimeSpan[] passed = await Task.WhenAll(ways.Select(way => AdvanceAsync(way, ticks: 20)));

        ways.Zip(passed).Should().OnlyContain(pair => pair.Second == 20 * WorkBetweenTicks.Period);
    }

    /// <summary>Moves the time by a number of ticks, and counts those that were done when it had come there.</summary>
    private static async Task<int> MoveAsync(string way, int ticks)
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        int count = 0;
        Task work = WorkBetweenTicks.All[way](server, () => Interlocked.Increment(ref count), end.Token);

        await server.AdvanceAsync(ticks * WorkBetweenTicks.Period, Token);

        int seen = Volatile.Read(ref count);
        await EndAsync(end, work);
        return seen;
    }

    /// <summary>Lets a number of ticks be done, and measures the time at which the last was.</summary>
    private static async Task<TimeSpan> AdvanceAsync(string way, int ticks)
    {
        await using var server = new FakeBatchServer();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        DateTimeOffset start = server.Clock.GetUtcNow();
        var passed = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        int count = 0;
        Task work = WorkBetweenTicks.All[way](
            server,
            () =>
            {
                if (Interlocked.Increment(ref count) == ticks)
                {
                    server.Clock.Mode = ClockMode.Manual;
                    passed.SetResult(server.Clock.GetUtcNow() - start);
                }
            },
            end.Token);

        TimeSpan result = await passed.Task.WaitAsync(Token);

        await EndAsync(end, work);
        return result;
    }

    private static async Task EndAsync(CancellationTokenSource end, Task work)
    {
        await end.CancelAsync();
        await work.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}

/// <summary>These starve the processor.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class NoLostTickCollection;
