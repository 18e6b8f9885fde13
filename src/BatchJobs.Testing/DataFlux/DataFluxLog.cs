using System.Text;

namespace BatchJobs.Testing.DataFlux;

/// <summary>A job's log, which grows as time passes: what the engine writes, and what the test has planned.</summary>
internal sealed class DataFluxLog(IReadOnlyList<DataFluxLogLine> planned)
{
    private readonly List<string> opening = [];
    private readonly List<DataFluxLogLine> events = [];
    private DateTimeOffset? begin;
    private bool isStarted;

    public bool HasBegun => begin is not null;

    /// <summary>Begins with the job's start, from which the planned lines are counted.</summary>
    public void Start(DateTimeOffset at, IEnumerable<string> lines)
    {
        begin = at;
        isStarted = true;
        opening.AddRange(lines);
    }

    public void Write(DateTimeOffset at, string line)
    {
        begin ??= at;
        events.Add(new DataFluxLogLine(at - begin.Value, line));
    }

    /// <summary>The log as it stood at a time; later ones only add to it.</summary>
    public string TextAt(DateTimeOffset time)
    {
        TimeSpan age = time - (begin ?? time);
        IEnumerable<DataFluxLogLine> written = isStarted ? planned.TakeWhile(line => line.After <= age) : [];
        var text = new StringBuilder();
        foreach (string line in opening.Concat(written.Concat(events).OrderBy(line => line.After).Select(line => line.Text)))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
