namespace BatchJobs.Client.DataFlux;

/// <summary>The last lines of a failed job's log, which alone says why it failed.</summary>
internal sealed class LogEnd(string jobId, DataFluxClient client)
{
    private const int Lines = 10;
    private const int LongestLine = 500;

    /// <summary>The lines, without secrets; null when the log cannot be read or is empty.</summary>
    public async Task<string?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var last = new Queue<string>(Lines);
            await foreach (string line in client.Jobs.ReadLogLinesAsync(jobId, cancellationToken).ConfigureAwait(false))
            {
                if (last.Count == Lines)
                {
                    last.Dequeue();
                }

                last.Enqueue(line);
            }

            string[] shown = [.. last.Select(client.Masked).Select(Shortened)];
            return Array.TrueForAll(shown, string.IsNullOrWhiteSpace) ? null : string.Join('\n', shown);
        }
        catch (Exception unread) when (unread is BatchJobException or CallTimeoutException or IOException)
        {
            return null;
        }
    }

    private static string Shortened(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";
}
