using System.Globalization;
using System.Text;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing;

/// <summary>
/// What happened on a server, as text: a line an event, grouped by job, in times since the server's first moment. Requests that are
/// alike and follow each other are one line.
/// </summary>
internal static class Timeline
{
    private const string Elsewhere = "Other requests";

    /// <summary>Returns the text.</summary>
    /// <param name="start">The server's first moment.</param>
    /// <param name="journal">The requests.</param>
    /// <param name="jobs">The jobs, those that are gone included.</param>
    /// <param name="outages">The times in which nobody listened.</param>
    public static string Of(DateTimeOffset start, RequestJournal journal, IEnumerable<FakeJob> jobs, IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> outages)
    {
        var events = new List<Event>();
        foreach ((DateTimeOffset from, DateTimeOffset? to) in outages)
        {
            events.Add(new Event(from, "Server", "nobody listens", ""));
            if (to is { } end)
            {
                events.Add(new Event(end, "Server", "listens again", ""));
            }
        }

        IReadOnlyList<JournalEntry> entries = journal.Entries;
        events.AddRange(entries.Select(static entry => new Event(entry.At, GroupOf(entry), Request(entry), Outcome(entry))));

        // What a request has brought about stands in its own line.
        var told = entries.Select(static entry => (GroupOf(entry), entry.At, entry.StateAfter)).ToHashSet();
        events.AddRange(
            from job in jobs
            let name = $"{job.Kind} {job.Id}"
            from transition in job.History
            where !told.Contains((name, transition.At, transition.State))
            select new Event(transition.At, name, "", transition.State));

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Times since {start:yyyy-MM-dd HH:mm:ss}Z");
        text.Append(journal.DroppedCount == 0 ? "." : string.Create(CultureInfo.InvariantCulture, $"; the first {journal.DroppedCount} requests are not kept."));
        foreach (IGrouping<string, Event> group in events.GroupBy(static one => one.Group, StringComparer.Ordinal).OrderBy(static group => group.Key == Elsewhere).ThenBy(static group => group.Min(static one => one.At)))
        {
            text.AppendLine().AppendLine().Append(group.Key);
            Append(text, start, Merge([.. group.OrderBy(static one => one.At)]));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, DateTimeOffset start, List<(Event First, DateTimeOffset Last, int Count)> lines)
    {
        int width = lines.Max(static line => line.First.Request.Length);
        foreach ((Event first, DateTimeOffset last, int count) in lines)
        {
            string repeated = count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"  {count} times until {Since(start, last)}");
            text.AppendLine().Append($"  {Since(start, first.At)}  {first.Request.PadRight(width)}  {first.Outcome}{repeated}".TrimEnd());
        }
    }

    private static List<(Event First, DateTimeOffset Last, int Count)> Merge(Event[] events)
    {
        List<(Event First, DateTimeOffset Last, int Count)> lines = [];
        foreach (Event one in events)
        {
            if (lines.Count > 0 && lines[^1].First with { At = one.At } == one)
            {
                lines[^1] = (lines[^1].First, one.At, lines[^1].Count + 1);
            }
            else
            {
                lines.Add((one, one.At, 1));
            }
        }

        return lines;
    }

    private static string Since(DateTimeOffset start, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{(at - start).Days}d {at - start:hh\\:mm\\:ss\\.fff}");

    private static string GroupOf(JournalEntry entry) => (entry.JobId, entry.Operation) switch
    {
        (null, _) or (_, null) => Elsewhere,
        (_, SpssOperation) => $"{FakeSpssJob.KindName} {entry.JobId}",
        (_, DataFluxOperation) => $"{FakeDataFluxJob.KindName} {entry.JobId}",
        _ => $"{FakeVitamTask.KindName} {entry.JobId}",
    };

    private static string Request(JournalEntry entry) => $"{entry.Method,-6} {entry.Path}";

    private static string Outcome(JournalEntry entry)
    {
        string status = entry.Status == 0 ? "---" : entry.Status.ToString(CultureInfo.InvariantCulture);
        return status
            + (entry.StateBefore == entry.StateAfter ? "" : $"  {entry.StateBefore} -> {entry.StateAfter}")
            + (entry.Fault is null ? "" : $"  [{entry.Fault}]")
            + (entry.Reason is null ? "" : $"  {entry.Reason}");
    }

    private readonly record struct Event(DateTimeOffset At, string Group, string Request, string Outcome);
}
