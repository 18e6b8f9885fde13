using System.Buffers;
using System.Text;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A line of a job's log that a test has planned.</summary>
/// <param name="After">How long after the job has started.</param>
/// <param name="Text">The line.</param>
internal readonly record struct DataFluxLogLine(TimeSpan After, string Text);

/// <summary>A job's log, to which only is added as time passes: what the engine writes, and what the test has planned.</summary>
/// <param name="planned">The planned lines, in the order of time.</param>
internal sealed class DataFluxLog(IReadOnlyList<DataFluxLogLine> planned)
{
    private readonly ArrayBufferWriter<byte> text = new();
    private DateTimeOffset? start;
    private int written;

    /// <summary>Copies a log.</summary>
    public DataFluxLog(DataFluxLog source)
        : this(source.Planned)
    {
        text.Write(source.text.WrittenSpan);
        (start, written, HasBegun) = (source.start, source.written, source.HasBegun);
    }

    private IReadOnlyList<DataFluxLogLine> Planned => planned;

    public SavedDataFluxLog ToSaved() => new(Encoding.UTF8.GetString(text.WrittenSpan), start, planned, written);

    /// <summary>Puts the log where it was when it was saved.</summary>
    public void Load(SavedDataFluxLog log)
    {
        Encoding.UTF8.GetBytes(log.Text, text);
        (start, written, HasBegun) = (log.StartedAt, log.Written, log.Text.Length > 0);
    }

    public bool HasBegun { get; private set; }

    /// <summary>Begins with the job's start, from which the planned lines are counted.</summary>
    public void Start(DateTimeOffset at, IEnumerable<string> lines)
    {
        start = at;
        foreach (string line in lines)
        {
            Append(line);
        }
    }

    public void Write(DateTimeOffset at, string line)
    {
        WritePlanned(at);
        Append(line);
    }

    /// <summary>The log as it stands at a time, which is not before that of an earlier reading.</summary>
    public ReadOnlyMemory<byte> TextAt(DateTimeOffset time)
    {
        WritePlanned(time);
        return text.WrittenMemory;
    }

    private void WritePlanned(DateTimeOffset until)
    {
        while (start is { } begin && written < planned.Count && planned[written].After <= until - begin)
        {
            Append(planned[written++].Text);
        }
    }

    private void Append(string line)
    {
        HasBegun = true;
        Encoding.UTF8.GetBytes(line, text);
        text.Write("\n"u8);
    }
}
