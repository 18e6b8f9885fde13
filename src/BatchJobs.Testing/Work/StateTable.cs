namespace BatchJobs.Testing;

/// <summary>A life cycle: every way from one state to another.</summary>
internal sealed class StateTable<TEvent>(params (string From, TEvent Event, string To)[] rows)
    where TEvent : struct, Enum
{
    public bool Allows(string from, TEvent what) => Find(from, what) is not null;

    /// <summary>The state that follows; an event that has no row is a bug, and is reported with the job's history.</summary>
    public string Next(string from, TEvent what, Func<string> history) =>
        Find(from, what) ?? throw new InvalidOperationException($"A job cannot {what} while it is {from}. Its history: {history()}.");

    private string? Find(string from, TEvent what)
    {
        foreach ((string From, TEvent Event, string To) row in rows)
        {
            if (EqualityComparer<TEvent>.Default.Equals(row.Event, what) && row.From == from)
            {
                return row.To;
            }
        }

        return null;
    }
}
