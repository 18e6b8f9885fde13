using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace BatchJobs.Testing.Tests.Time;

/// <summary>The ways in which code works between two waits, each for a time that is long in reality.</summary>
internal static class WorkBetweenTicks
{
    public static readonly TimeSpan Work = TimeSpan.FromMilliseconds(150);

    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>By name: what counts a tick after the other until it is canceled.</summary>
    public static IReadOnlyDictionary<string, Func<FakeBatchServer, Action, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<FakeBatchServer, Action, CancellationToken, Task>>
        {
            ["inline, computing"] = (server, count, token) => EachTickAsync(server, () => Then(Spin, count), token),
            ["inline, sleeping"] = (server, count, token) => EachTickAsync(server, () => Then(Sleep, count), token),
            ["Task.Run, computing"] = (server, count, token) => EachTickAsync(server, async () =>
            {
                await Task.Run(Spin, token);
                count();
            }, token),
            ["Task.Run, sleeping"] = (server, count, token) => EachTickAsync(server, async () =>
            {
                await Task.Run(Sleep, token);
                count();
            }, token),
            ["Yield"] = (server, count, token) => EachTickAsync(server, async () =>
            {
                await Task.Yield();
                Spin();
                count();
            }, token),
            ["ConfigureAwait(false)"] = (server, count, token) => EachTickAsync(server, async () =>
            {
                await Task.Run(static () => Thread.SpinWait(100), token).ConfigureAwait(false);
                Spin();
                count();
            }, token),
            ["Parallel.ForEachAsync"] = (server, count, token) => EachTickAsync(server, async () =>
            {
                await Parallel.ForEachAsync(Enumerable.Range(0, 3), token, static (_, _) =>
                {
                    Thread.Sleep(Work / 3);
                    Spin(Work / 3);
                    return ValueTask.CompletedTask;
                });
                count();
            }, token),
            ["a channel"] = async (server, count, token) =>
            {
                var channel = Channel.CreateUnbounded<int>();
                Task consumer = Task.Run(
                    async () =>
                    {
                        await foreach (int _ in channel.Reader.ReadAllAsync(token))
                        {
                            Spin();
                            count();
                        }
                    },
                    token);
                await Task.WhenAny(consumer, EachTickAsync(server, () => Then(() => channel.Writer.TryWrite(0), static () => { }), token));
            },
            ["a thread of its own, computing"] = (server, count, token) => EachTickAsync(server, () => Then(() => new Thread(() => Then(Spin, count)).Start(), static () => { }), token),
            ["a thread of its own, sleeping"] = (server, count, token) => EachTickAsync(server, () => Then(() => new Thread(() => Then(Sleep, count)).Start(), static () => { }), token),
            ["BlockingCollection"] = async (server, count, token) =>
            {
                using var items = new BlockingCollection<int>();
                var consumer = new Thread(() =>
                {
                    foreach (int _ in items.GetConsumingEnumerable())
                    {
                        Spin();
                        count();
                    }
                })
                { IsBackground = true };
                consumer.Start();
                try
                {
                    await EachTickAsync(server, () => Then(() => items.Add(0, CancellationToken.None), static () => { }), token);
                }
                finally
                {
                    items.CompleteAdding();
                    consumer.Join();
                }
            },
            ["work that nobody awaits, sleeping"] = async (server, count, token) =>
            {
                while (!token.IsCancellationRequested)
                {
                    await Task.Delay(Period, server.Clock, token).ConfigureAwait(false);
                    _ = Task.Run(() => Then(Sleep, count), CancellationToken.None);
                }
            },
            ["a cancellation on the clock"] = async (server, count, token) =>
            {
                while (!token.IsCancellationRequested)
                {
                    using var source = new CancellationTokenSource(Period, server.Clock);
                    var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    await using CancellationTokenRegistration registration = source.Token.Register(() => canceled.SetResult());
                    await canceled.Task.WaitAsync(token).ConfigureAwait(false);
                    await Task.Run(Spin, CancellationToken.None).ConfigureAwait(false);
                    count();
                }
            },
            ["blocking waits on a thread of its own"] = (server, count, token) => Task.Factory.StartNew(
                () =>
                {
                    while (!token.IsCancellationRequested)
                    {
                        Task.Delay(Period, server.Clock, token).GetAwaiter().GetResult();
                        Spin();
                        count();
                    }
                },
                token,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default),
        };

    public static void Spin() => Spin(Work);

    private static void Sleep() => Thread.Sleep(Work);

    private static void Spin(TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            Thread.SpinWait(100);
        }
    }

    private static Task Then(Action work, Action count)
    {
        work();
        count();
        return Task.CompletedTask;
    }

    private static async Task EachTickAsync(FakeBatchServer server, Func<Task> work, CancellationToken token)
    {
        using var timer = new PeriodicTimer(Period, server.Clock);
        while (await timer.WaitForNextTickAsync(token).ConfigureAwait(false))
        {
            await work().ConfigureAwait(false);
        }
    }
}
