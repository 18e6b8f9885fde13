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
    public static readonly TimeSpan AtStart = TimeSpan.FromMilliseconds(100);

    /// <summary>For a step whose code went on elsewhere, or came to its end.</summary>
    public static readonly TimeSpan AfterStep = TimeSpan.FromMilliseconds(25);

    /// <summary>For a step whose code has come to its next wait before our eyes.</summary>
    public static readonly TimeSpan AfterWait = TimeSpan.Zero;

    private const int CalmLooks = 2;

    public static void Await(FakeClock clock, IdleCheck idle, TimeSpan patience)
    {
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
            else if (PoolIsStill() && clock.LastSetter is not { IsAtWork: true })
            {
                calm++;
            }
            else
            {
                calm = TimeProvider.System.GetElapsedTime(since) >= patience ? calm + 1 : 0;
            }
        }
    }

    private static bool PoolIsStill()
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most == free && ThreadPool.PendingWorkItemCount == 0;
    }
}
