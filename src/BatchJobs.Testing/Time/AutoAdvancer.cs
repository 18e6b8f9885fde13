namespace BatchJobs.Testing;

/// <summary>Moves a <see cref="FakeClock"/>: by itself as long as there are timers, or to a time when it is told to.</summary>
internal sealed class AutoAdvancer(FakeClock clock, IdleDetector detector, InFlightRequests inFlight)
{
    /// <summary>Steps without any request after which a clock that advances by itself rests: somebody's endless timer is at work.</summary>
    private const int Runaway = 1_000_000;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private TaskCompletionSource? advancing;
    private volatile bool isMoved;
    private long stepsWithoutRequest;
    private long lastRequests;

    /// <summary>Starts to advance, unless it goes on already, somebody moves the time, or there is nothing to advance to.</summary>
    public void Wake()
    {
        if (clock.Mode != ClockMode.AutoAdvance || !clock.HasTimers())
        {
            return;
        }

        lock (gate)
        {
            if (advancing is null && MayGoOn())
            {
                advancing = NewEnd();
                new TimerLoop(clock, detector, long.MaxValue, isMove: false, MayGoOn, CountStep, Rest).Start(ClockStep.Start);
            }
        }
    }

    /// <summary>Ends every move, and lets all timers fire that are still set.</summary>
    public void End()
    {
        if (clock.HasTimers())
        {
            new TimerLoop(clock, detector, long.MaxValue, isMove: false, static () => true, static () => { }, static _ => { }).Start(ClockStep.Start);
        }
    }

    /// <summary>
    /// Moves on, firing what is due on the way. Moves that are asked for at once are made one after the other, and advancing
    /// rests as long: of two that fire timers, one could arrive while the other's code still runs.
    /// </summary>
    /// <param name="target">The time to move to, as it is when the move begins.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ObjectDisposedException">Time has ended before it has come there.</exception>
    /// <exception cref="FakeClockException">Time could not move on.</exception>
    public async Task AdvanceAsync(Func<long> target, CancellationToken cancellationToken)
    {
        ClockWait wait = FlowThread.Current.AwaitClock();
        Task<Exception?> move = Task.FromResult<Exception?>(null);
        bool hasTurn = false;
        try
        {
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            hasTurn = true;
            await EndOfAdvancing().WaitAsync(cancellationToken).ConfigureAwait(false);
            move = MoveAsync(target(), cancellationToken);
            Exception? failure = await move.WaitAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (failure is not null)
            {
                throw failure;
            }

            ObjectDisposedException.ThrowIf(clock.IsEnded, typeof(FakeBatchServer));
        }
        finally
        {
            wait.End();
            if (hasTurn)
            {
                _ = ReleaseTurnAsync(move);
            }
        }
    }

    private Task<Exception?> MoveAsync(long target, CancellationToken cancellationToken)
    {
        var arrival = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        new TimerLoop(clock, detector, target, isMove: true, () => !cancellationToken.IsCancellationRequested && !clock.IsEnded, static () => { }, arrival.SetResult).Start(ClockStep.Start with { SetTimers = false });
        return arrival.Task;
    }

    /// <summary>Lets the next move begin when a move has ended, which one that is canceled may do later than its caller learns of it.</summary>
    private async Task ReleaseTurnAsync(Task move)
    {
        await move.ConfigureAwait(false);
        isMoved = false;
        turn.Release();
        Wake();
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

    private bool MayGoOn() => !clock.IsEnded && clock.Mode == ClockMode.AutoAdvance && !isMoved && !(stepsWithoutRequest >= Runaway && inFlight.Requests.Requests == lastRequests);

    private void CountStep()
    {
        long requests = inFlight.Requests.Requests;
        stepsWithoutRequest = requests == lastRequests ? stepsWithoutRequest + 1 : 0;
        lastRequests = requests;
    }

    /// <summary>Ends advancing by itself. A failure is one of the whole server's, for nobody else would learn of it.</summary>
    private void Rest(Exception? failure)
    {
        lock (gate)
        {
            advancing!.SetResult();
            advancing = null;
        }

        if (failure is not null)
        {
            clock.Fail(failure);
            End();
        }
        else
        {
            // Timers may have been set while the thread was already on its way out.
            Wake();
        }
    }
}
