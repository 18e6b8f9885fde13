namespace BatchJobs.Testing;

/// <summary>Waits until code has come to rest.</summary>
/// <remarks>
/// .NET cannot tell whether code is at rest; there are only signs of work: a request that is being answered, a timer that
/// is being set, a thread that has set one and goes on, a busy thread pool. The last two may come from elsewhere, such as
/// other tests that run in parallel, so they are waited for with limited patience.
/// </remarks>
internal static class Stillness
{
    /// <summary>For the beginning, when the code that set the first timer is likely to set more.</summary>
    public static readonly Patience AtStart = new(Looks: 20_000, Limit: TimeSpan.FromMilliseconds(100));

    /// <summary>For each further step.</summary>
    public static readonly Patience BetweenSteps = new(Looks: 500, Limit: TimeSpan.FromMilliseconds(20));

    private const int CalmLooks = 2;

    public static void Await(FakeClock clock, IdleCheck idle, Patience patience)
    {
        int ownThreads = Thread.CurrentThread.IsThreadPoolThread ? 1 : 0;
        long since = TimeProvider.System.GetTimestamp();
        long seen = clock.Activity;
        int looks = 0;
        for (int calm = 0; calm < CalmLooks;)
        {
            Thread.Yield();
            long activity = clock.Activity;
            if (activity != seen || !idle.IsIdle)
            {
                calm = 0;
                looks = 0;
                seen = activity;
                since = TimeProvider.System.GetTimestamp();
            }
            else if (PoolIsStill(ownThreads) && clock.LastSetter is not { IsAtWork: true })
            {
                calm++;
            }
            else
            {
                calm = ++looks >= patience.Looks || TimeProvider.System.GetElapsedTime(since) >= patience.Limit ? CalmLooks : 0;
            }
        }
    }

    private static bool PoolIsStill(int ownThreads)
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most - free <= ownThreads && ThreadPool.PendingWorkItemCount == 0;
    }

    /// <summary>How often to look for the end of work that may be somebody else's, and for how long, in real time.</summary>
    internal readonly record struct Patience(int Looks, TimeSpan Limit);
}
