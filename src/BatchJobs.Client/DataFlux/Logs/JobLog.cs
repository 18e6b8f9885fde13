using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>The log of one job, read line by line: as it is now, as it grows, or whole once the job is over.</summary>
internal sealed class JobLog(string jobId, IDataFluxJobsApi api, ServiceSettings settings, TimeProvider time)
{
    /// <summary>The lines as they are now.</summary>
    /// <exception cref="ResourceNotFoundException">There is no log.</exception>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using LogReader reader = await OpenAsync(settings.IdleTimeout, cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line.Text;
        }
    }

    /// <summary>The lines as they are written, each once and complete, until the job is over.</summary>
    /// <remarks>At every poll of the job the log is read again, and what has been given before is skipped.</remarks>
    public async IAsyncEnumerable<string> FollowAsync(
        IAsyncEnumerable<JobPoll<DataFluxJobStatus>> polls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long given = 0;
        await foreach (JobPoll<DataFluxJobStatus> poll in polls.ConfigureAwait(false))
        {
            IAsyncEnumerable<string> lines = poll.Update.IsTerminal
                ? ReadFinishedAsync(given, settings.IdleTimeout, cancellationToken)
                : ReadNewAsync(given, poll, cancellationToken);
            await foreach (string line in lines.ConfigureAwait(false))
            {
                given++;
                yield return line;
            }
        }
    }

    /// <summary>
    /// The lines of a job that is over, each once; none when there is no log. It grows no more, so a read that fails is retried as
    /// requests are.
    /// </summary>
    /// <param name="given">How many lines the reader has already.</param>
    /// <param name="idleTimeout">How long nothing may come of the log.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async IAsyncEnumerable<string> ReadFinishedAsync(
        long given, TimeSpan idleTimeout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var backoff = new Backoff(settings.Retry.Delay, factor: 2, settings.Retry.MaxDelay, jitter: 0);
        Exception? lastBreak = null;
        for (int retries = 0; ; retries++)
        {
            using (LogReader? reader = await TryOpenAsync(idleTimeout, cancellationToken).ConfigureAwait(false))
            {
                if (reader is null && lastBreak is not null)
                {
                    // It was there before, and not whole.
                    ExceptionDispatchInfo.Throw(lastBreak);
                }

                for (long read = 0; ; read++)
                {
                    LogLine? line;
                    try
                    {
                        line = reader is null ? null : await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }
                    catch (Exception broken) when (broken is ServiceUnreachableException or RequestTimeoutException && retries < settings.Retry.MaxRetryAttempts)
                    {
                        lastBreak = broken;
                        break;
                    }

                    if (line is null)
                    {
                        yield break;
                    }

                    if (read >= given)
                    {
                        given++;
                        yield return line.Value.Text;
                    }
                }
            }

            await Task.Delay(backoff.Pause(retries), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>While the job runs: what cannot be read now is read at the next poll, and the deadline of the wait counts.</summary>
    private async IAsyncEnumerable<string> ReadNewAsync(
        long given, JobPoll<DataFluxJobStatus> poll, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimeSpan left = poll.Left;
        if (left <= TimeSpan.Zero)
        {
            yield break;
        }

        using var deadline = new CancellationTokenSource(left <= TimerLimit.Longest ? left : Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using LogReader? reader = await InTimeAsync(() => TryOpenAsync(settings.IdleTimeout, either.Token)).ConfigureAwait(false);
        for (long read = 0; reader is not null; read++)
        {
            if (await InTimeAsync(() => reader.ReadAsync(either.Token).AsTask()).ConfigureAwait(false) is not { IsComplete: true } line)
            {
                yield break;
            }

            if (read >= given)
            {
                yield return line.Text;
            }
        }

        async Task<T?> InTimeAsync<T>(Func<Task<T?>> part)
        {
            try
            {
                return await part().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new JobWaitTimeoutException(poll.Update, poll.Timeout);
            }
            catch (Exception passing) when (passing is ServiceUnreachableException or RequestTimeoutException or ServiceException { IsTransient: true })
            {
                return default;
            }
        }
    }

    private async Task<LogReader> OpenAsync(TimeSpan idleTimeout, CancellationToken cancellationToken) =>
        new(await api.GetLogAsync(jobId, cancellationToken).ConfigureAwait(false), idleTimeout, settings, time);

    /// <summary>Opens the log; null when there is none, as the job waits or never began.</summary>
    private async Task<LogReader?> TryOpenAsync(TimeSpan idleTimeout, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(idleTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }
}
