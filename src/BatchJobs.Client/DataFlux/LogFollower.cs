using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>Reads a growing log: at every look at the job the log is read again, and what has been read before is skipped.</summary>
internal sealed class LogFollower(string jobId, DataFluxClient client, Func<string, CancellationToken, Task<ResponseStream>> open)
{
    public async IAsyncEnumerable<string> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long given = 0;
        JobLook look = client.Jobs.GetHandle(jobId).LookAsync;
        await foreach (JobUpdate update in client.Poller.PollAsync(jobId, look, cancellationToken).ConfigureAwait(false))
        {
            await foreach (string line in NewLinesAsync(given, update.IsTerminal, cancellationToken).ConfigureAwait(false))
            {
                given++;
                yield return line;
            }
        }
    }

    private async IAsyncEnumerable<string> NewLinesAsync(long given, bool isOver, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using ResponseStream? log = await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (log is null)
        {
            yield break;
        }

        using var lines = new LogLines(log, log.CharSet);
        long skipped = given;
        while (await ReadAsync(lines, isOver, cancellationToken).ConfigureAwait(false) is { } line && (line.IsWhole || isOver))
        {
            if (skipped > 0)
            {
                skipped--;
            }
            else
            {
                yield return line.Text;
            }
        }
    }

    /// <summary>The log; null when there is none, as the job waits or never began.</summary>
    private async Task<ResponseStream?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await open(jobId, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private static async ValueTask<LogLine?> ReadAsync(LogLines lines, bool isOver, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (!isOver)
        {
            // The next look reads it all again.
            return null;
        }
    }
}
