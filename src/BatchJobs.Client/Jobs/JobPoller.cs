using System.Runtime.CompilerServices;

namespace BatchJobs.Client;

/// <summary>Waits for the jobs of one client. Those of one group are polled together.</summary>
internal sealed class JobPoller<TStatus> : IDisposable
    where TStatus : class
{
    private const int ManyGroups = 16;

    private readonly Func<ClientOptions> options;
    private readonly JobSource<TStatus> source;
    private readonly long epoch;
    private readonly Lock gate = new();
    private readonly Dictionary<object, PollScheduler<TStatus>> schedulers = [];
    private bool isDisposed;

    public JobPoller(Func<ClientOptions> options, TimeProvider time, JobSource<TStatus> source)
    {
        this.options = options;
        this.source = source;
        Time = time;
        epoch = time.GetTimestamp();
    }

    public TimeProvider Time { get; }

    private long Now => Time.GetElapsedTime(epoch).Ticks;

    /// <summary>Every poll of the job, the last one being terminal.</summary>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline.</exception>
    public IAsyncEnumerable<JobPoll<TStatus>> PollAsync(JobRequest<TStatus> request, CancellationToken cancellationToken) =>
        EachAsync(request, options: null, Until.Poll, cancellationToken);

    /// <summary>Waits until the job is over.</summary>
    /// <returns>The last poll, which is terminal.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public async Task<JobPoll<TStatus>> WaitAsync(JobRequest<TStatus> request, WaitOptions? options, CancellationToken cancellationToken)
    {
        if (options?.OnUpdate is not { } show)
        {
            return await NextAsync(Begin(request, options), Until.End, cancellationToken).ConfigureAwait(false);
        }

        JobPoll<TStatus> last = default;
        await foreach (JobPoll<TStatus> poll in EachAsync(request, options, Until.Poll, cancellationToken).ConfigureAwait(false))
        {
            last = poll;
            await show(poll.Update, cancellationToken).ConfigureAwait(false);
        }

        return last;
    }

    /// <summary>The first state and every change of it.</summary>
    public async IAsyncEnumerable<JobUpdate> WatchAsync(JobRequest<TStatus> request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? state = null;
        await foreach (JobPoll<TStatus> poll in EachAsync(request, options: null, Until.Change, cancellationToken).ConfigureAwait(false))
        {
            // The end of a job may have the state that it had before.
            if (!string.Equals(poll.Update.State, state, StringComparison.OrdinalIgnoreCase))
            {
                state = poll.Update.State;
                yield return poll.Update;
            }
        }
    }

    /// <summary>One status as an update outside of a wait.</summary>
    public JobUpdate Update(string jobId, TStatus status)
    {
        JobSnapshot snapshot = source.Read(status);
        return new JobUpdate
        {
            JobId = jobId,
            State = snapshot.State,
            Phase = snapshot.Phase,
            Message = snapshot.Message,
            ObservedAt = Time.GetUtcNow(),
            PollCount = 1,
        };
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose()
    {
        PollScheduler<TStatus>[] all;
        lock (gate)
        {
            isDisposed = true;
            all = [.. schedulers.Values];
        }

        Array.ForEach(all, scheduler => scheduler.Dispose());
    }

    private async IAsyncEnumerable<JobPoll<TStatus>> EachAsync(
        JobRequest<TStatus> request, WaitOptions? options, Until until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JobWait<TStatus> wait = Begin(request, options);
        try
        {
            JobPoll<TStatus> poll;
            do
            {
                poll = await NextAsync(wait, until, cancellationToken).ConfigureAwait(false);
                yield return poll;
            }
            while (!poll.Update.IsTerminal);
        }
        finally
        {
            // Whoever waits may have stopped before the job's end.
            wait.Telemetry?.End(update: null, failure: null);
        }
    }

    private JobWait<TStatus> Begin(JobRequest<TStatus> request, WaitOptions? own) =>
        new(request, WaitSettings.Of(options().Polling, own), Time, Now) { Telemetry = source.Telemetry.BeginWait(request.JobId) };

    private Task<JobPoll<TStatus>> NextAsync(JobWait<TStatus> wait, Until until, CancellationToken cancellationToken) =>
        wait.Telemetry is { } telemetry
            ? NextAsync(wait, telemetry, until, cancellationToken)
            : ScheduledAsync(wait, until, cancellationToken);

    private async Task<JobPoll<TStatus>> NextAsync(JobWait<TStatus> wait, WaitTelemetry telemetry, Until until, CancellationToken cancellationToken)
    {
        telemetry.Enter();
        try
        {
            JobPoll<TStatus> poll = await ScheduledAsync(wait, until, cancellationToken).ConfigureAwait(false);
            if (poll.Update.IsTerminal)
            {
                telemetry.End(poll.Update, failure: null);
            }
            else
            {
                telemetry.Tell();
            }

            return poll;
        }
        catch (Exception failure)
        {
            telemetry.End(update: null, failure);
            throw;
        }
    }

    private Task<JobPoll<TStatus>> ScheduledAsync(JobWait<TStatus> wait, Until until, CancellationToken cancellationToken)
    {
        Task<JobPoll<TStatus>> next;
        while (!Scheduler(wait.Request.Group).TryTake(wait, until, cancellationToken, out next))
        {
            // One that had no waits was retired before this one came.
        }

        return next;
    }

    private PollScheduler<TStatus> Scheduler(object group)
    {
        lock (gate)
        {
            if (schedulers.TryGetValue(group, out PollScheduler<TStatus>? scheduler))
            {
                return scheduler;
            }

            if (schedulers.Count >= ManyGroups)
            {
                foreach (object retired in schedulers.Where(entry => entry.Value.TryRetire()).Select(entry => entry.Key).ToArray())
                {
                    schedulers.Remove(retired);
                }
            }

            scheduler = new PollScheduler<TStatus>(source, Time, () => Now, () => options().AttemptTimeout);
            schedulers.Add(group, scheduler);
            if (isDisposed)
            {
                scheduler.Dispose();
            }

            return scheduler;
        }
    }
}
