using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>Reads a growing log: at every look at the job the log is read again, and what has been read before is skipped.</summary>
internal sealed class LogFollower(string jobId, DataFluxClient client, LogSource logs)
{
    public async IAsyncEnumerable<string> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long given = 0;
        using var looks = new JobStatusRequests(jobId, client);
        await foreach (JobUpdate update in client.Poller.PollAsync(jobId, looks.LookAsync, cancellationToken).ConfigureAwait(false))
        {
            IAsyncEnumerable<string> lines = update.IsTerminal
                ? new FinishedLog(jobId, logs).ReadAsync(given, cancellationToken)
                : NewLinesAsync(given, update, cancellationToken);
            await foreach (string line in lines.ConfigureAwait(false))
            {
                given++;
                yield return line;
            }
        }
    }

    /// <summary>While the job runs: what cannot be read now is read at the next look, and the deadline of the wait counts.</summary>
    private async IAsyncEnumerable<string> NewLinesAsync(long given, JobUpdate update, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimeSpan left = client.Poller.Left(update);
        if (left <= TimeSpan.Zero)
        {
            yield break;
        }

        using var deadline = new CancellationTokenSource(left <= TimerLimit.Longest ? left : Timeout.InfiniteTimeSpan, client.Poller.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using LogLines? log = await InTimeAsync(TryOpenAsync(either.Token)).ConfigureAwait(false);
        for (long read = 0; log is not null; read++)
        {
            if (await InTimeAsync(TryReadAsync(log, either.Token)).ConfigureAwait(false) is not { IsComplete: true } line)
            {
                yield break;
            }

            if (read >= given)
            {
                yield return line.Text;
            }
        }

        async Task<T> InTimeAsync<T>(Task<T> part)
        {
            try
            {
                return await part.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw client.Poller.Overdue(update);
            }
        }
    }

    private async Task<LogLines?> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await logs.TryOpenAsync(jobId, longestSilence: null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            return null;
        }
    }

    private static async Task<LogLine?> TryReadAsync(LogLines log, CancellationToken cancellationToken)
    {
        try
        {
            return await log.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            return null;
        }
    }

    private static bool IsPassing(Exception exception) =>
        exception is ServiceUnreachableException or RequestTimeoutException or ServiceException { IsTransient: true };
}
