using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>The log of a job that is over. It grows no more, so a reading that breaks is repeated as calls are.</summary>
internal sealed class FinishedLog(string jobId, LogSource logs)
{
    /// <summary>How long nothing may come; null takes what holds for calls.</summary>
    public TimeSpan? LongestSilence { get; init; }

    /// <summary>The lines, each once; none when there is no log.</summary>
    /// <param name="given">How many lines the reader has already.</param>
    /// <param name="cancellationToken">Ends the snapshot.</param>
    public async IAsyncEnumerable<string> ReadAsync(long given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RetryOptions retry = logs.Retry;
        TimeSpan delay = retry.Delay;
        Exception? lastBreak = null;
        for (int retries = 0; ; retries++)
        {
            using (LogLines? log = await logs.TryOpenAsync(jobId, LongestSilence, cancellationToken).ConfigureAwait(false))
            {
                if (log is null && lastBreak is not null)
                {
                    // It was there before, and not whole.
                    ExceptionDispatchInfo.Throw(lastBreak);
                }

                for (long read = 0; ; read++)
                {
                    LogLine? line;
                    try
                    {
                        line = log is null ? null : await log.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }
                    catch (Exception broken) when (broken is ServiceUnreachableException or RequestTimeoutException && retries < retry.MaxRetryAttempts)
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

            await Task.Delay(delay, logs.Time, cancellationToken).ConfigureAwait(false);
            delay = delay * 2 < retry.MaxDelay ? delay * 2 : retry.MaxDelay;
        }
    }
}
