namespace BatchJobs.Client;

/// <summary>What a wait waits for next.</summary>
internal enum Until
{
    /// <summary>The next poll.</summary>
    Poll,

    /// <summary>Another state than the one that was given last.</summary>
    Change,

    /// <summary>The job's end.</summary>
    End,
}

/// <summary>One wait for one job: what it has seen, and when it is due. Guarded by its scheduler.</summary>
internal sealed class JobWait<TStatus>(JobRequest<TStatus> request, WaitSettings settings, TimeProvider time, long begun)
    where TStatus : class
{
    // A poll takes at least a round trip, and often more.
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource requests = new();
    private readonly long start = begun;
    private TaskCompletionSource<JobPoll<TStatus>>? completion;
    private CancellationTokenRegistration registration;
    private Until until;
    private string? given;
    private DateTimeOffset answeredAt;
    private long elapsed;
    private JobSnapshot snapshot;
    private int polls;
    private long unknownSince;
    private JobUpdate? unlogged;

    public JobRequest<TStatus> Request => request;

    public WaitSettings Settings => settings;

    /// <summary>The last status; null before the first.</summary>
    public TStatus? Status { get; private set; }

    public JobPhase Phase => snapshot.Phase;

    /// <summary>When it must end, in ticks of the poller.</summary>
    public long Deadline => settings.Timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : start + settings.Timeout.Ticks;

    /// <summary>What is told of the wait; null when nobody listens.</summary>
    public WaitTelemetry? Telemetry { get; init; }

    /// <summary>The flow of whoever waits, in which its own requests are made.</summary>
    public ExecutionContext? Context { get; private set; }

    /// <summary>Ends requests when the wait is over.</summary>
    public CancellationToken RequestToken => requests.Token;

    public WaitStage Stage { get; set; }

    /// <summary>How many polls were made, those that failed among them.</summary>
    public int Attempts { get; set; }

    /// <summary>When the last poll was made.</summary>
    public long PolledAt { get; set; } = begun;

    /// <summary>When the first of the polls was made that have failed one after the other; null when the last has not failed.</summary>
    public long? FailingSince { get; set; }

    /// <summary>Where it stands among those that are due at the same time.</summary>
    public WaitBucket<TStatus>? Bucket { get; set; }

    public int Index { get; set; }

    /// <summary>
    /// The number of the list that is to answer; zero when none is on its way. It is no reference, since the garbage collector looks at
    /// each of many long-lived waits that refers to something new.
    /// </summary>
    public long ListNumber { get; set; }

    public Task<JobPoll<TStatus>> Begin(Until goal)
    {
        until = goal;
        Context = ExecutionContext.Capture();
        completion = new TaskCompletionSource<JobPoll<TStatus>>(TaskCreationOptions.RunContinuationsAsynchronously);
        return completion.Task;
    }

    /// <summary>When it ends though the answer to a poll of now has not come; a poll has some time beyond the deadline.</summary>
    public long GiveUpAt(long now) => Deadline == long.MaxValue ? long.MaxValue : Math.Max(Deadline, now + ShortestPoll.Ticks);

    /// <summary>Keeps an update with an unknown state, until it can be told of.</summary>
    public void KeepUnlogged(JobUpdate update) => unlogged = update;

    public void Register(Action<JobWait<TStatus>, CancellationToken> cancel, CancellationToken cancellationToken) =>
        registration = cancellationToken.UnsafeRegister((_, token) => cancel(this, token), null);

    public void Unregister() => registration.Unregister();

    /// <summary>Takes the answer to a poll.</summary>
    /// <returns>Whether whoever waits is to see it.</returns>
    public bool Take(TStatus status, JobSnapshot read, long now)
    {
        bool stays = polls > 0 && string.Equals(read.State, snapshot.State, StringComparison.OrdinalIgnoreCase);
        unknownSince = stays && snapshot.Phase == JobPhase.Unknown ? unknownSince : now;
        Status = status;
        snapshot = read;
        answeredAt = time.GetUtcNow();
        elapsed = now - start;
        polls++;
        Telemetry?.Answered(read, now, TimeSpan.FromTicks(elapsed));
        return until switch
        {
            _ when IsTerminal => true,
            Until.Poll => true,
            Until.Change => !string.Equals(read.State, given, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    /// <summary>For how long the job has been seen in the same unknown state; zero when its state is known, or has just changed.</summary>
    public TimeSpan UnknownFor => snapshot.Phase == JobPhase.Unknown && polls > 0 ? TimeSpan.FromTicks(elapsed + start - unknownSince) : TimeSpan.Zero;

    public bool IsTerminal => polls > 0 && snapshot.Phase is JobPhase.Succeeded or JobPhase.Failed or JobPhase.Canceled;

    /// <summary>Gives the last poll to whoever waits.</summary>
    public void Give()
    {
        given = snapshot.State;
        registration.Unregister();
        completion!.TrySetResult(new JobPoll<TStatus>(Status!, LastUpdate!) { Timeout = settings.Timeout });
    }

    public void Fail(Exception exception)
    {
        registration.Unregister();
        completion!.TrySetException(exception);
    }

    public void Cancel(CancellationToken cancellationToken) => completion!.TrySetCanceled(cancellationToken);

    public void CancelRequests() => requests.Cancel();

    /// <summary>Tells what a poll has come to, in the flow of whoever waits.</summary>
    /// <param name="tellUnknown">Tells of a job that is in an unknown state.</param>
    public void Tell(Action<JobWait<TStatus>, JobUpdate> tellUnknown)
    {
        // Waits are many, and mostly there is nothing to tell.
        if (Telemetry is not null || unlogged is not null)
        {
            TellInFlow(tellUnknown);
        }
    }

    private void TellInFlow(Action<JobWait<TStatus>, JobUpdate> tellUnknown)
    {
        // It changes when whoever waits asks for the next poll.
        if (Context is { } context)
        {
            ExecutionContext.Run(context, _ => TellHere(), null);
        }
        else
        {
            TellHere();
        }

        void TellHere()
        {
            if (Interlocked.Exchange(ref unlogged, null) is { } update)
            {
                tellUnknown(this, update);
            }

            Telemetry?.Tell();
        }
    }

    /// <summary>The wait's end at its deadline.</summary>
    public JobWaitTimeoutException TimedOut(long now) => new(LastUpdate ?? Nothing(now), settings.Timeout);

    /// <summary>The last poll as an update; null before the first.</summary>
    public JobUpdate? LastUpdate => polls == 0 ? null : new JobUpdate
    {
        JobId = request.JobId,
        State = snapshot.State,
        Phase = snapshot.Phase,
        Message = snapshot.Message,
        ObservedAt = answeredAt,
        Elapsed = TimeSpan.FromTicks(elapsed),
        PollCount = polls,
    };

    private JobUpdate Nothing(long now) => new()
    {
        JobId = request.JobId,
        State = "",
        Phase = JobPhase.Unknown,
        ObservedAt = time.GetUtcNow(),
        Elapsed = TimeSpan.FromTicks(now - start),
    };
}

/// <summary>Where a wait is.</summary>
internal enum WaitStage
{
    /// <summary>Whoever waits has the last poll, and has not asked for the next.</summary>
    Idle,

    /// <summary>It is due at some time.</summary>
    Scheduled,

    /// <summary>It is being polled, or is about to be.</summary>
    Polled,

    Ended,
}

/// <summary>The waits that are due at one time after pauses of one length.</summary>
internal sealed class WaitBucket<TStatus>
    where TStatus : class
{
    public long Due { get; set; }

    /// <summary>How long they have waited by then since their last polls.</summary>
    public long Pause { get; set; }

    public List<JobWait<TStatus>> Waits { get; } = [];

    public void Add(JobWait<TStatus> wait)
    {
        (wait.Bucket, wait.Index, wait.Stage) = (this, Waits.Count, WaitStage.Scheduled);
        Waits.Add(wait);
    }

    public void Remove(JobWait<TStatus> wait)
    {
        JobWait<TStatus> last = Waits[^1];
        Waits[wait.Index] = last;
        last.Index = wait.Index;
        Waits.RemoveAt(Waits.Count - 1);
        wait.Bucket = null;
    }
}
