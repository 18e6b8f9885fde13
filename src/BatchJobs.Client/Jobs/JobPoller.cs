using System.Runtime.CompilerServices;

namespace BatchJobs.Client;

/// <summary>Looks at a job again and again until it is over.</summary>
internal sealed class JobPoller(PollingOptions polling, TimeProvider time)
{
    // A look takes at least a round trip, and often more.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    public TimeProvider Time => time;

    /// <summary>Every look at the job, the last one being terminal.</summary>
    public async IAsyncEnumerable<JobUpdate> PollAsync(
        string jobId,
        JobStatusRequest look,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JobUpdate? last = null;
        long start = time.GetTimestamp();
        TimeSpan delay = polling.InitialDelay;

        for (int poll = 1; ; poll++)
        {
            JobSnapshot snapshot = await LookInTimeAsync(jobId, look, last, start, cancellationToken).ConfigureAwait(false);
            JobUpdate update = Update(jobId, snapshot) with { Elapsed = time.GetElapsedTime(start), PollCount = poll };
            last = update;
            yield return update;

            if (update.IsTerminal)
            {
                yield break;
            }

            // Whoever was shown the look may have taken time.
            TimeSpan pause = UntilDeadline(Jittered(delay), time.GetElapsedTime(start));
            if (pause <= TimeSpan.Zero)
            {
                throw Overdue(update);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            delay = Longer(delay);
        }
    }

    /// <summary>The first state and every change of it.</summary>
    public async IAsyncEnumerable<JobUpdate> WatchAsync(
        string jobId,
        Func<JobStatusRequest> begin,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        await foreach (JobUpdate update in PollAsync(jobId, begin(), cancellationToken).ConfigureAwait(false))
        {
            if (!string.Equals(update.State, last, StringComparison.Ordinal))
            {
                last = update.State;
                yield return update;
            }
        }
    }

    public JobUpdate Update(string jobId, JobSnapshot snapshot) => new()
    {
        JobId = jobId,
        State = snapshot.State,
        Phase = snapshot.Phase,
        Message = snapshot.Message,
        ObservedAt = time.GetUtcNow(),
        PollCount = 1,
    };

    /// <summary>How much of the wait was left at a look.</summary>
    public TimeSpan Left(JobUpdate update) => polling.Timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : polling.Timeout - update.Elapsed;

    public JobWaitTimeoutException Overdue(JobUpdate update) => new(update, polling.Timeout);

    /// <summary>
    /// A look that outlasts the wait is given up. The last one is made at the deadline itself, and so needs some time beyond
    /// it.
    /// </summary>
    private async ValueTask<JobSnapshot> LookInTimeAsync(string jobId, JobStatusRequest look, JobUpdate? last, long start, CancellationToken cancellationToken)
    {
        if (polling.Timeout == Timeout.InfiniteTimeSpan)
        {
            return await look(last, cancellationToken).ConfigureAwait(false);
        }

        using var limit = new TimeLimit(time, LongestLook(time.GetElapsedTime(start)), cancellationToken);
        try
        {
            return await limit.Over(look(last, limit.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.Token.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Overdue(last ?? Update(jobId, JobSnapshot.None) with { Elapsed = time.GetElapsedTime(start), PollCount = 0 });
        }
    }

    private TimeSpan LongestLook(TimeSpan elapsed)
    {
        TimeSpan left = polling.Timeout - elapsed;
        return left < LastLook ? LastLook : left < TimerLimit.Longest ? left : TimerLimit.Longest;
    }

    private TimeSpan Jittered(TimeSpan delay) =>
        polling.Jitter == 0 ? delay : delay * (1 + (polling.Jitter * ((2 * Random.Shared.NextDouble()) - 1)));

    private TimeSpan Longer(TimeSpan delay)
    {
        TimeSpan longer = delay * polling.BackoffFactor;
        return longer < polling.MaxDelay ? longer : polling.MaxDelay;
    }

    private TimeSpan UntilDeadline(TimeSpan pause, TimeSpan elapsed)
    {
        if (polling.Timeout == Timeout.InfiniteTimeSpan)
        {
            return pause;
        }

        TimeSpan left = polling.Timeout - elapsed;
        return left < pause ? left : pause;
    }
}
