using System.Text;

namespace BatchJobs.Client.DataFlux;

/// <summary>A line of a log, without its end.</summary>
/// <param name="Text">The line's text.</param>
/// <param name="IsComplete">Whether the line's end was there; if not, more of it may be written.</param>
internal readonly record struct LogLine(string Text, bool IsComplete);

/// <summary>Reads an open log line by line, and tells a whole line from one that is still being written.</summary>
/// <remarks>A line that would not end is given in pieces, which are the same ones whenever it is read.</remarks>
internal sealed class LogReader(Stream log, TimeSpan idleTimeout, ServiceSettings settings, TimeProvider time) : IDisposable
{
    private const int BufferSize = 4096;
    /// <summary>How many characters of a line are given at once.</summary>
    public const int LongestPiece = 1024 * 1024;

    private readonly StreamReader reader = new(log, CharacterSet.Find((log as ResponseStream)?.CharSet) ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
    private readonly char[] buffer = new char[BufferSize];
    private readonly StringBuilder line = new();
    private int position;
    private int length;

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="ServiceUnreachableException">The connection broke.</exception>
    /// <exception cref="RequestTimeoutException">No more of the log came.</exception>
    public async ValueTask<LogLine?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int end = buffer.AsSpan(position, length - position).IndexOf('\n');
            int count = end < 0 ? length - position : end;
            line.Append(buffer, position, count);
            position += count;

            // One character more may be the first half of the line's end.
            if (line.Length > LongestPiece + 1)
            {
                return new LogLine(TakePiece(), IsComplete: true);
            }

            if (end >= 0)
            {
                position++;
                return new LogLine(Take(), IsComplete: true);
            }

            position = 0;
            length = 0;
            length = await ReadOnAsync(cancellationToken).ConfigureAwait(false);
            if (length == 0)
            {
                return line.Length == 0 ? null : new LogLine(Take(), IsComplete: false);
            }
        }
    }

    public void Dispose() => reader.Dispose();

    private async Task<int> ReadOnAsync(CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(time, idleTimeout, cancellationToken);
        try
        {
            return await limit.Over(reader.ReadAsync(buffer, limit.Token).AsTask()).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Call.Unanswered(settings, DataFluxOperations.GetJobLog, exception, limit, text => settings.Masked(text));
        }
    }

    private string Take()
    {
        string text = line.ToString();
        line.Clear();
        return text.EndsWith('\r') ? text[..^1] : text;
    }

    private string TakePiece()
    {
        int size = char.IsHighSurrogate(line[LongestPiece - 1]) ? LongestPiece - 1 : LongestPiece;
        string piece = line.ToString(0, size);
        line.Remove(0, size);
        return piece;
    }
}
