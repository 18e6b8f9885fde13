namespace BatchJobs.Client.DataFlux;

/// <summary>The last lines of a failed job's log, which alone says why it failed.</summary>
internal sealed class LogEnd(string jobId, DataFluxClient client)
{
    private const int Lines = 10;
    private const int LongestLine = 500;
    private const int SearchedForSecrets = 4096;

    // A log that does not come must not keep back what is known already: that the job has failed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The lines, without secrets; null when the log cannot be read or is empty.</summary>
    public async Task<string?> TryReadAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, client.Poller.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var last = new Queue<string>(Lines);
            await foreach (string line in client.Jobs.ReadLogLinesAsync(jobId, either.Token).ConfigureAwait(false))
            {
                if (last.Count == Lines)
                {
                    last.Dequeue();
                }

                last.Enqueue(line[..Math.Min(line.Length, SearchedForSecrets)]);
            }

            string[] shown = [.. last.Select(client.Masked).Select(Shortened)];
            return Array.TrueForAll(shown, string.IsNullOrWhiteSpace) ? null : string.Join('\n', shown);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception unread) when (unread is BatchJobException or CallTimeoutException or IOException)
        {
            return null;
        }
    }

    private static string Shortened(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";
}
