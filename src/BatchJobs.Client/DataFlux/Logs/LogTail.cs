namespace BatchJobs.Client.DataFlux;

/// <summary>The last lines of a failed job's log, which alone says why it failed.</summary>
internal sealed class LogTail(JobLog log, ServiceSettings settings, TimeProvider time)
{
    private const int Lines = 10;
    private const int LongestLine = 500;
    private const int SearchedForSecrets = 4096;

    // A log that does not come must not keep back what is known already: that the job has failed.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The lines, without secrets, and whether more could not be read; null when there is no log or it is empty.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var last = new Queue<string>(Lines);
        bool isWhole = await TryReadAsync(last, cancellationToken).ConfigureAwait(false);
        string[] shown = [.. last.Select(settings.Masked).Select(Shortened)];
        bool isEmpty = Array.TrueForAll(shown, string.IsNullOrWhiteSpace);
        return (isWhole, isEmpty) switch
        {
            (true, true) => null,
            (true, false) => string.Join('\n', shown),
            (false, true) => "its log could not be read.",
            (false, false) => string.Join('\n', shown) + "\n(The rest of the log could not be read.)",
        };
    }

    /// <summary>Keeps the last lines.</summary>
    /// <returns>Whether all of the log was read.</returns>
    private async Task<bool> TryReadAsync(Queue<string> last, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            TimeSpan idle = settings.IdleTimeout;
            TimeSpan longestSilence = idle == Timeout.InfiniteTimeSpan || LongestSilence < idle ? LongestSilence : idle;
            await foreach (string line in log.ReadFinishedAsync(given: 0, longestSilence, either.Token).ConfigureAwait(false))
            {
                if (last.Count == Lines)
                {
                    last.Dequeue();
                }

                last.Enqueue(line[..Math.Min(line.Length, SearchedForSecrets)]);
            }

            return true;
        }
        catch (ResourceNotFoundException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
        catch (Exception unread) when (unread is BatchJobException or RequestTimeoutException or IOException)
        {
            return false;
        }
    }

    private static string Shortened(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";
}
