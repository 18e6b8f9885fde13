namespace BatchJobs.Client;

/// <summary>The time limit of one try, on the injected clock.</summary>
internal sealed class CallLimit : IDisposable
{
    private readonly TimeProvider time;
    private readonly CancellationTokenSource source;
    private readonly CancellationToken caller;
    private ITimer? timer;

    public CallLimit(TimeProvider time, TimeSpan limit, CancellationToken caller)
    {
        this.time = time;
        this.caller = caller;
        Limit = limit;
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
    }

    public TimeSpan Limit { get; }

    public CancellationToken Token => source.Token;

    public bool IsReached => source.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>Starts the clock, unless the answer is already there.</summary>
    public void StartUnlessDone(Task sending)
    {
        if (!sending.IsCompleted && Limit != Timeout.InfiniteTimeSpan)
        {
            timer = time.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), source, Limit, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        source.Dispose();
    }
}
