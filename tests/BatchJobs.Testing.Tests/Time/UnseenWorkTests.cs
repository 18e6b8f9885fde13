using System.Collections.Concurrent;
using System.Threading.Channels;

namespace BatchJobs.Testing.Tests.Time;

/// <summary>Work that has left the clock's flow is waited for when it is joined or held for; else the clock knows that it has guessed.</summary>
[Collection<NoLostTickCollection>]
public sealed class UnseenWorkTests
{
    private const int Ticks = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>By name: starts work outside of the flow, and counts when it is done.</summary>
    private static readonly Dictionary<string, Action<Action>> Ways = new()
    {
        ["flow suppressed"] = work =>
        {
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(work, Token);
            }
        },
        ["queued unsafely"] = work => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: false),
        ["queued unsafely to the own thread"] = work => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: true),
    };

    public static TheoryData<string, bool> Cases => [.. Ways.Keys.SelectMany(way => new[] { (way, true), (way, false) })];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Work_outside_of_the_flow_is_held_for_or_a_guess(string way, bool isHeld)
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });

        int seen = await CountAsync(server, done =>
        {
            IDisposable? hold = isHeld ? server.Clock.Hold(way) : null;
            Ways[way](() =>
            {
                WorkBetweenTicks.Spin();
                done();
                hold?.Dispose();
            });
        });

        (seen == Ticks || (!isHeld && server.Clock.Guesses > 0)).Should().BeTrue("{0} of {1} ticks were seen, with {2} guesses", seen, Ticks, server.Clock.Guesses);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_consumer_that_was_started_outside_of_the_flow_joins_or_is_a_guess(bool joins)
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        var channel = Channel.CreateUnbounded<Action>();
        Task consumer;
        using (ExecutionContext.SuppressFlow())
        {
            consumer = Task.Run(
                async () =>
                {
                    if (joins)
                    {
                        server.Clock.Join();
                    }

                    await foreach (Action done in channel.Reader.ReadAllAsync(Token))
                    {
                        WorkBetweenTicks.Spin();
                        done();
                    }
                },
                Token);
        }

        int seen = await CountAsync(server, done => channel.Writer.TryWrite(done));

        channel.Writer.Complete();
        await consumer;
        (seen == Ticks || (!joins && server.Clock.Guesses > 0)).Should().BeTrue("{0} of {1} ticks were seen, with {2} guesses", seen, Ticks, server.Clock.Guesses);
    }

    /// <summary>It sleeps so soon after it was woken that nobody sees it work.</summary>
    [Fact]
    public async Task A_thread_that_is_woken_from_one_wait_to_the_next_is_seen_or_a_guess()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        using var items = new BlockingCollection<Action>();
        var consumer = new Thread(() =>
        {
            foreach (Action done in items.GetConsumingEnumerable())
            {
                Thread.Sleep(WorkBetweenTicks.Work);
                done();
            }
        });
        consumer.Start();

        int seen = await CountAsync(server, done => items.Add(done, CancellationToken.None));

        items.CompleteAdding();
        consumer.Join();
        (seen == Ticks || server.Clock.Guesses > 0).Should().BeTrue("{0} of {1} ticks were seen, with {2} guesses", seen, Ticks, server.Clock.Guesses);
    }

    private static async Task<int> CountAsync(FakeBatchServer server, Action<Action> start)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        int count = 0;
        Task ticking = TickAsync();

        await server.AdvanceAsync(Ticks * WorkBetweenTicks.Period, Token);

        int seen = Volatile.Read(ref count);
        await end.CancelAsync();
        await ticking.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return seen;

        async Task TickAsync()
        {
            using var timer = new PeriodicTimer(WorkBetweenTicks.Period, server.Clock);
            while (await timer.WaitForNextTickAsync(end.Token).ConfigureAwait(false))
            {
                start(() => Interlocked.Increment(ref count));
            }
        }
    }
}
