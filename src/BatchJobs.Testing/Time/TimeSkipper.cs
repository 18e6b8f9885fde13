namespace BatchJobs.Testing;

/// <summary>
/// Moves a <see cref="FakeClock"/> from timer to timer, and waits before each step until the code that the last one set
/// off has come to rest.
/// </summary>
/// <remarks>
/// Whether code is at rest cannot be known in .NET, only seen from signs: no request is being answered, nobody sets
/// timers, the thread pool has no work queued and no other of its threads at work. The last two signs are noise when tests
/// run in parallel, so they are waited for with limited patience.
/// </remarks>
internal sealed class TimeSkipper(FakeClock clock, IdleCheck idle)
{
    private const int CalmRounds = 2;
    private const int PatienceAtStart = 2000;
    private const int PatienceBetweenSteps = 50;

    /// <summary>Steps without any request after which a skipping clock rests: somebody's endless timer is at work.</summary>
    private const int Runaway = 1_000_000;

    private int skipping;
    private volatile bool stopped;
    private long stepsWithoutRequest;
    private long lastRequests;

    public void Wake()
    {
        if (!stopped && Volatile.Read(ref skipping) == 0 && Interlocked.Exchange(ref skipping, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static skipper => _ = skipper.SkipAsync(), this, preferLocal: false);
        }
    }

    public void Stop() => stopped = true;

    public async Task AdvanceAsync(long until, CancellationToken cancellationToken)
    {
        await Task.Yield();
        do
        {
            await SettleAsync(PatienceBetweenSteps).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (clock.FireNext(until));
    }

    private async Task SkipAsync()
    {
        int patience = PatienceAtStart;
        while (!stopped && MayGoOn())
        {
            await SettleAsync(patience).ConfigureAwait(false);
            if (stopped || !clock.FireNext(long.MaxValue))
            {
                break;
            }

            patience = PatienceBetweenSteps;
        }

        Volatile.Write(ref skipping, 0);
        if (MayGoOn() && clock.HasTimers())
        {
            Wake();
        }
    }

    private bool MayGoOn()
    {
        long requests = idle.Requests;
        stepsWithoutRequest = requests == lastRequests ? stepsWithoutRequest + 1 : 0;
        lastRequests = requests;
        return stepsWithoutRequest < Runaway;
    }

    private async Task SettleAsync(int patience)
    {
        long seen = clock.Activity;
        int calm = 0;
        for (int round = 0; calm < CalmRounds; round++)
        {
            await Task.Yield();
            long activity = clock.Activity;
            bool quiet = activity == seen && idle.IsIdle && (round >= patience || PoolIsQuiet());
            calm = quiet ? calm + 1 : 0;
            seen = activity;
        }
    }

    private static bool PoolIsQuiet()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
        {
            return false;
        }

        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most - free <= 1;
    }
}
