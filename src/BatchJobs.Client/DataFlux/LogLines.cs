using System.Text;

namespace BatchJobs.Client.DataFlux;

/// <summary>Reads a log line by line, and tells a whole line from one that is still being written.</summary>
internal sealed class LogLines(Stream log, string? charSet) : IDisposable
{
    private const int BufferSize = 4096;

    private readonly StreamReader reader = new(log, EncodingOf(charSet), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
    private readonly char[] buffer = new char[BufferSize];
    private readonly StringBuilder line = new();
    private int position;
    private int length;

    /// <summary>The next line; null at the end.</summary>
    public async ValueTask<LogLine?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int end = buffer.AsSpan(position, length - position).IndexOf('\n');
            if (end >= 0)
            {
                line.Append(buffer, position, end);
                position += end + 1;
                return new LogLine(Take(), IsWhole: true);
            }

            line.Append(buffer, position, length - position);
            position = 0;
            length = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (length == 0)
            {
                return line.Length == 0 ? null : new LogLine(Take(), IsWhole: false);
            }
        }
    }

    public void Dispose() => reader.Dispose();

    private string Take()
    {
        string text = line.ToString();
        line.Clear();
        return text.EndsWith('\r') ? text[..^1] : text;
    }

    private static Encoding EncodingOf(string? charSet)
    {
        try
        {
            return charSet is null ? Encoding.UTF8 : Encoding.GetEncoding(charSet.Trim('"'));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
