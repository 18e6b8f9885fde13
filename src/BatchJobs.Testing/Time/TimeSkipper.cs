namespace BatchJobs.Testing;

/// <summary>Moves a <see cref="FakeClock"/>: by itself as long as there are timers, or to a time when it is told to.</summary>
internal sealed class TimeSkipper(FakeClock clock, Occupation occupation)
{
    /// <summary>Steps without any request after which a skipping clock rests: somebody's endless timer is at work.</summary>
    private const int Runaway = 1_000_000;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private bool isSkipping;
    private volatile bool stopped;
    private long stepsWithoutRequest;
    private long lastRequests;

    /// <summary>Starts skipping, unless it goes on already.</summary>
    public void Wake()
    {
        lock (gate)
        {
            if (!isSkipping && MayGoOn())
            {
                isSkipping = true;
                new ClockThread(clock, occupation, long.MaxValue, MayGoOn, CountStep, End).Start(Stillness.AtStart);
            }
        }
    }

    public void Stop() => stopped = true;

    /// <summary>Moves on, firing what is due on the way. Moves that are asked for at once are made one after the other.</summary>
    public async Task AdvanceAsync(Func<long> target, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            new ClockThread(clock, occupation, target(), () => !cancellationToken.IsCancellationRequested && !stopped, static () => { }, arrival.SetResult).Start(Stillness.AfterStep);
            await arrival.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private bool MayGoOn() => !stopped && !(stepsWithoutRequest >= Runaway && occupation.Requests.Requests == lastRequests);

    private void CountStep()
    {
        long requests = occupation.Requests.Requests;
        stepsWithoutRequest = requests == lastRequests ? stepsWithoutRequest + 1 : 0;
        lastRequests = requests;
    }

    private void End()
    {
        lock (gate)
        {
            isSkipping = false;
        }

        if (clock.HasTimers())
        {
            // Set while the thread was already on its way out.
            Wake();
        }
    }
}
