namespace BatchJobs.Testing;

/// <summary>Moves a <see cref="FakeClock"/>: by itself as long as there are timers, or to a time when it is told to.</summary>
internal sealed class AutoAdvancer(FakeClock clock, InFlightRequests inFlight)
{
    /// <summary>Steps without any request after which a clock that advances by itself rests: somebody's endless timer is at work.</summary>
    private const int Runaway = 1_000_000;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private TaskCompletionSource? advancing;
    private volatile bool isMoved;
    private long stepsWithoutRequest;
    private long lastRequests;

    /// <summary>Starts to advance, unless it goes on already or somebody moves the time.</summary>
    public void Wake()
    {
        lock (gate)
        {
            if (advancing is null && MayGoOn())
            {
                advancing = NewEnd();
                new TimerLoop(clock, inFlight, long.MaxValue, MayGoOn, CountStep, Rest).Start(IdleDetector.AtStart);
            }
        }
    }

    /// <summary>Ends every move, and lets all timers fire that are still set.</summary>
    public void End()
    {
        if (clock.HasTimers())
        {
            new TimerLoop(clock, inFlight, long.MaxValue, static () => true, static () => { }, static () => { }).Start(IdleDetector.AfterWait);
        }
    }

    /// <summary>
    /// Moves on, firing what is due on the way. Moves that are asked for at once are made one after the other, and advancing
    /// rests as long: of two that fire timers, one could arrive while the other's code still runs.
    /// </summary>
    /// <exception cref="ObjectDisposedException">Time has ended before it has come there.</exception>
    public async Task AdvanceAsync(Func<long> target, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EndOfAdvancing().WaitAsync(cancellationToken).ConfigureAwait(false);
            TaskCompletionSource arrival = NewEnd();
            new TimerLoop(clock, inFlight, target(), () => !cancellationToken.IsCancellationRequested && !clock.IsEnded, static () => { }, arrival.SetResult).Start(IdleDetector.AfterStep);
            await arrival.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(clock.IsEnded, typeof(FakeBatchServer));
        }
        finally
        {
            isMoved = false;
            turn.Release();
            clock.Wake();
        }
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task EndOfAdvancing()
    {
        lock (gate)
        {
            isMoved = true;
            return advancing?.Task ?? Task.CompletedTask;
        }
    }

    private bool MayGoOn() => !clock.IsEnded && !isMoved && !(stepsWithoutRequest >= Runaway && inFlight.Requests.Requests == lastRequests);

    private void CountStep()
    {
        long requests = inFlight.Requests.Requests;
        stepsWithoutRequest = requests == lastRequests ? stepsWithoutRequest + 1 : 0;
        lastRequests = requests;
    }

    private void Rest()
    {
        lock (gate)
        {
            advancing!.SetResult();
            advancing = null;
        }

        if (clock.HasTimers())
        {
            // Set while the thread was already on its way out.
            Wake();
        }
    }
}
