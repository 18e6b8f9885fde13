namespace BatchJobs.Client;

/// <summary>The time limit of one attempt, on the injected clock.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly TimeProvider time;
    private readonly CancellationTokenSource source;
    private readonly CancellationToken caller;
    private ITimer? timer;
    private bool isOver;
    private volatile bool isPaused;

    public TimeLimit(TimeProvider time, TimeSpan limit, CancellationToken caller)
    {
        this.time = time;
        this.caller = caller;
        Limit = limit;
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
    }

    public TimeSpan Limit { get; }

    public CancellationToken Token => source.Token;

    public bool IsReached => source.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>Waits for a part of the attempt; the clock starts with the first part that is not done at once.</summary>
    public Task<T> Over<T>(Task<T> part)
    {
        if (!part.IsCompleted && timer is null && !isPaused)
        {
            Restart();
        }

        return part;
    }

    /// <summary>Starts the clock anew.</summary>
    public void Restart()
    {
        isPaused = false;
        if (Limit == Timeout.InfiniteTimeSpan || isOver)
        {
            return;
        }

        if (timer is null)
        {
            timer = time.CreateTimer(static state => ((TimeLimit)state!).Reach(), this, Limit, Timeout.InfiniteTimeSpan);
        }
        else
        {
            timer.Change(Limit, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Stops the clock until it is started anew.</summary>
    public void Pause()
    {
        isPaused = true;
        if (!isOver)
        {
            timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        isOver = true;
        timer?.Dispose();
        source.Dispose();
    }

    private void Reach()
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The timer struck while the response came.
        }
    }
}
