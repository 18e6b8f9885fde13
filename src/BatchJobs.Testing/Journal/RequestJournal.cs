namespace BatchJobs.Testing;

/// <summary>The latest requests to a <see cref="FakeBatchServer"/>, at most <see cref="Capacity"/> of them.</summary>
public sealed class RequestJournal
{
    /// <summary>How many entries are kept; older ones are forgotten.</summary>
    public const int Capacity = 10_000;

    private readonly Lock gate = new();
    private readonly Queue<JournalEntry> entries = new();
    private long count;

    internal RequestJournal()
    {
    }

    /// <summary>How many requests there have been in all.</summary>
    public long Count
    {
        get
        {
            lock (gate)
            {
                return count;
            }
        }
    }

    /// <summary>The latest requests, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>The latest requests, a line each.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Entries);

    internal void Add(JournalEntry entry)
    {
        lock (gate)
        {
            count++;
            if (entries.Count == Capacity)
            {
                entries.Dequeue();
            }

            entries.Enqueue(entry);
        }
    }
}
