namespace BatchJobs.Testing;

/// <summary>Waits until code has come to rest.</summary>
/// <remarks>
/// .NET cannot tell whether code is at rest; there are only signs of work: a request that is being answered, a timer that
/// is being set, a call that is under way in one of the container's clients, a thread that has set a timer and goes on, a
/// busy thread pool. The last three are waited for with limited patience: they may come from elsewhere, such as other tests
/// that run in parallel, and a call may itself be waiting for a timer.
/// </remarks>
internal static class IdleDetector
{
    /// <summary>For the beginning, when the code that set the first timer is likely to set more.</summary>
    public static readonly TimeSpan AtStart = TimeSpan.FromMilliseconds(100);

    /// <summary>For a step whose code went on elsewhere, or came to its end.</summary>
    public static readonly TimeSpan AfterStep = TimeSpan.FromMilliseconds(100);

    /// <summary>For a step whose code has come to its next wait on the timers' own thread.</summary>
    public static readonly TimeSpan AfterWait = TimeSpan.Zero;

    /// <summary>For a call that is held up outside the server, by a handler of the program's own.</summary>
    private static readonly TimeSpan ForCalls = TimeSpan.FromMilliseconds(250);

    private const int CalmLooks = 2;

    public static void Await(FakeClock clock, InFlightRequests inFlight, TimeSpan patience, Func<bool> mayGoOn)
    {
        long since = TimeProvider.System.GetTimestamp();
        long seen = clock.Activity;
        for (int calm = 0; calm < CalmLooks && mayGoOn();)
        {
            Thread.Yield();
            long activity = clock.Activity;
            if (activity != seen || !inFlight.Requests.IsIdle)
            {
                inFlight.Requests.Sleep();
                calm = 0;
                seen = activity;
                since = TimeProvider.System.GetTimestamp();
            }
            else if (!inFlight.Calls.IsIdle)
            {
                inFlight.Calls.Sleep();
                calm = HasPassed(since, ForCalls) ? calm + 1 : 0;
            }
            else if (PoolIsStill() && clock.LastSetter is not { IsAtWork: true })
            {
                calm++;
            }
            else
            {
                calm = HasPassed(since, patience) ? calm + 1 : 0;
            }
        }
    }

    private static bool HasPassed(long since, TimeSpan patience) => TimeProvider.System.GetElapsedTime(since) >= patience;

    private static bool PoolIsStill()
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most == free && ThreadPool.PendingWorkItemCount == 0;
    }
}
