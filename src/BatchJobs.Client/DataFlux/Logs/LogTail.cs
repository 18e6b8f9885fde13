namespace BatchJobs.Client.DataFlux;

/// <summary>The last lines of a failed job's log, which alone says why it failed.</summary>
internal sealed class LogTail(JobLog log, ServiceSettings settings, TimeProvider time)
{
    private const int Lines = 10;
    private const int LongestLine = 500;
    private const int SearchedForSecrets = 4096;

    // A log that does not come must not keep back what is known already: that the job has failed.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The lines, without secrets, and whether more could not be read; null when there is no log or it is empty.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var last = new Queue<Beginning>(Lines);
        bool isWhole = await TryReadAsync(last, cancellationToken).ConfigureAwait(false);
        string[] shown = [.. last.Select(line => Shortened(settings.Masked(line.Text, line.IsCut)))];
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
    private async Task<bool> TryReadAsync(Queue<Beginning> last, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TotalTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            TimeSpan configured = settings.IdleTimeout;
            TimeSpan idleTimeout = configured == Timeout.InfiniteTimeSpan || IdleTimeout < configured ? IdleTimeout : configured;
            bool isContinued = false;
            await foreach (string line in log.ReadFinishedAsync(given: 0, idleTimeout, either.Token).ConfigureAwait(false))
            {
                // The beginning of an endless line is all that is shown of it; a later piece might begin within a secret.
                bool isPiece = isContinued;
                isContinued = line.Length >= LogReader.LongestPiece - 1;
                if (isPiece)
                {
                    continue;
                }

                if (last.Count == Lines)
                {
                    last.Dequeue();
                }

                last.Enqueue(new Beginning(line[..Math.Min(line.Length, SearchedForSecrets)], line.Length > SearchedForSecrets));
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

    /// <summary>What is kept of a line.</summary>
    private readonly record struct Beginning(string Text, bool IsCut);

    private static string Shortened(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";
}
