namespace BatchJobs.Testing;

/// <summary>Waits until code has come to rest.</summary>
/// <remarks>
/// .NET cannot tell whether code is at rest; there are only signs of work: a request that is being answered, a timer that
/// is being set, a thread that has set one and goes on, a busy thread pool. The last two may come from elsewhere, such as
/// other tests that run in parallel, so they are waited for with limited patience, in real time.
/// </remarks>
internal static class Stillness
{
    /// <summary>For the beginning, when the code that set the first timer is likely to set more.</summary>
    public static readonly TimeSpan LongPatience = TimeSpan.FromMilliseconds(50);

    /// <summary>For each further step.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(0.2);

    private const int CalmLooks = 2;

    public static void Await(FakeClock clock, IdleCheck idle, TimeSpan patience)
    {
        int ownThreads = Thread.CurrentThread.IsThreadPoolThread ? 1 : 0;
        long since = TimeProvider.System.GetTimestamp();
        long seen = clock.Activity;
        for (int calm = 0; calm < CalmLooks;)
        {
            Thread.Yield();
            long activity = clock.Activity;
            if (activity != seen || !idle.IsIdle)
            {
                calm = 0;
                seen = activity;
                since = TimeProvider.System.GetTimestamp();
            }
            else if (PoolIsStill(ownThreads) && clock.LastSetter is not { IsAtWork: true })
            {
                calm++;
            }
            else
            {
                calm = TimeProvider.System.GetElapsedTime(since) >= patience ? CalmLooks : 0;
            }
        }
    }

    private static bool PoolIsStill(int ownThreads)
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most - free <= ownThreads && ThreadPool.PendingWorkItemCount == 0;
    }
}
