using System.Runtime.CompilerServices;

namespace BatchJobs.Client;

/// <summary>One job's state as its service gave it.</summary>
internal readonly record struct JobSnapshot(string State, JobPhase Phase, string? Message);

/// <summary>What one poll of a job came to.</summary>
internal readonly record struct JobPoll<TStatus>(TStatus Status, JobUpdate Update)
{
    /// <summary>How long the whole wait may take.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>How much of the wait was left.</summary>
    public TimeSpan Left => Timeout == System.Threading.Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Timeout - Update.Elapsed;
}

/// <summary>Asks for a job's status again and again until the job is over.</summary>
internal sealed class JobPoller<TStatus>(Func<PollingOptions> options, TimeProvider time, Func<TStatus, JobSnapshot> read)
    where TStatus : class
{
    // A poll takes at least a round trip, and often more.
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(5);

    /// <summary>Asks for the status once.</summary>
    /// <param name="last">The status before; null for the first.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public delegate Task<TStatus> Request(TStatus? last, CancellationToken cancellationToken);

    public TimeProvider Time => time;

    /// <summary>Every poll of the job, the last one being terminal.</summary>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline.</exception>
    public async IAsyncEnumerable<JobPoll<TStatus>> PollAsync(
        string jobId, Request request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PollingOptions polling = options();
        var backoff = new Backoff(polling.InitialDelay, polling.BackoffFactor, polling.MaxDelay, polling.Jitter);
        JobPoll<TStatus>? last = null;
        long start = time.GetTimestamp();
        long answered = start;

        for (int requests = 0, count = 0; ; requests++)
        {
            TimeSpan tolerance = polling.OutageTolerance - time.GetElapsedTime(answered);
            (TStatus? status, TimeSpan retryAfter) = await RequestInTimeAsync(polling.Timeout, tolerance, jobId, request, last, start, cancellationToken).ConfigureAwait(false);
            if (status is not null)
            {
                answered = time.GetTimestamp();
                JobUpdate update = Update(jobId, status, ++count) with { Elapsed = time.GetElapsedTime(start) };
                last = new JobPoll<TStatus>(status, update) { Timeout = polling.Timeout };
                yield return last.Value;

                if (update.IsTerminal)
                {
                    yield break;
                }
            }

            // Whoever was shown the update may have taken time.
            TimeSpan wanted = backoff.Pause(requests);
            TimeSpan pause = UntilDeadline(polling.Timeout, wanted > retryAfter ? wanted : retryAfter, time.GetElapsedTime(start));
            if (pause <= TimeSpan.Zero)
            {
                throw new JobWaitTimeoutException(last?.Update ?? Nothing(jobId) with { Elapsed = time.GetElapsedTime(start) }, polling.Timeout);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the job is over.</summary>
    /// <returns>The last poll, which is terminal.</returns>
    public async Task<JobPoll<TStatus>> WaitAsync(
        string jobId, Request request, IProgress<JobUpdate>? progress, CancellationToken cancellationToken)
    {
        JobPoll<TStatus> last = default;
        await foreach (JobPoll<TStatus> poll in PollAsync(jobId, request, cancellationToken).ConfigureAwait(false))
        {
            last = poll;
            progress?.Report(poll.Update);
        }

        return last;
    }

    /// <summary>The first state and every change of it.</summary>
    public async IAsyncEnumerable<JobUpdate> WatchAsync(
        string jobId, Request request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? state = null;
        await foreach (JobPoll<TStatus> poll in PollAsync(jobId, request, cancellationToken).ConfigureAwait(false))
        {
            if (!string.Equals(poll.Update.State, state, StringComparison.Ordinal))
            {
                state = poll.Update.State;
                yield return poll.Update;
            }
        }
    }

    /// <summary>One status as an update.</summary>
    public JobUpdate Update(string jobId, TStatus status, int count = 1)
    {
        JobSnapshot snapshot = read(status);
        return new JobUpdate
        {
            JobId = jobId,
            State = snapshot.State,
            Phase = snapshot.Phase,
            Message = snapshot.Message,
            ObservedAt = time.GetUtcNow(),
            PollCount = count,
        };
    }

    /// <summary>
    /// A poll that outlasts the wait is given up. The last one is made at the deadline itself, and so needs some time beyond
    /// it. A poll that fails and may succeed later is only a poll, as long as an outage is tolerated.
    /// </summary>
    /// <returns>The status; null when there is none yet, with how long the service asks to wait.</returns>
    private async ValueTask<(TStatus? Status, TimeSpan RetryAfter)> RequestInTimeAsync(
        TimeSpan timeout, TimeSpan tolerance, string jobId, Request request, JobPoll<TStatus>? last, long start, CancellationToken cancellationToken)
    {
        try
        {
            if (timeout == Timeout.InfiniteTimeSpan)
            {
                return (await request(last?.Status, cancellationToken).ConfigureAwait(false), TimeSpan.Zero);
            }

            using var limit = new TimeLimit(time, LongestPoll(timeout - time.GetElapsedTime(start)), cancellationToken);
            try
            {
                return (await limit.Over(request(last?.Status, limit.Token)).ConfigureAwait(false), TimeSpan.Zero);
            }
            catch (OperationCanceledException) when (limit.Token.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new JobWaitTimeoutException(last?.Update ?? Nothing(jobId) with { Elapsed = time.GetElapsedTime(start) }, timeout);
            }
        }
        catch (Exception failure) when (tolerance > TimeSpan.Zero && failure is (ServiceUnreachableException or RequestTimeoutException or ServiceException { IsTransient: true }))
        {
            TimeSpan wanted = (failure as ServiceException)?.RetryAfter ?? TimeSpan.Zero;
            return (null, wanted < TimerLimit.Longest ? wanted : TimerLimit.Longest);
        }
        catch (ResourceNotFoundException exception)
        {
            throw new JobDeletedException(jobId, last?.Update, exception);
        }
    }

    /// <summary>The update of a wait in which no poll came to an end.</summary>
    private JobUpdate Nothing(string jobId) => new() { JobId = jobId, State = "", Phase = JobPhase.Unknown, ObservedAt = time.GetUtcNow() };

    private static TimeSpan LongestPoll(TimeSpan left) =>
        left < ShortestPoll ? ShortestPoll : left < TimerLimit.Longest ? left : TimerLimit.Longest;

    private static TimeSpan UntilDeadline(TimeSpan timeout, TimeSpan pause, TimeSpan elapsed) =>
        timeout == Timeout.InfiniteTimeSpan || timeout - elapsed > pause ? pause : timeout - elapsed;
}
