namespace BatchJobs.Testing;

/// <summary>What can happen to a job.</summary>
internal enum JobEvent
{
    Submit,
    Start,
    Cancel,
    Succeed,
    Fail,
    Stop,
    Delete,
}

/// <summary>A life cycle: every way from one state to another.</summary>
/// <param name="waiting">The state of a job that waits for a server.</param>
/// <param name="running">The state of a job that a server runs.</param>
/// <param name="rows">The transitions.</param>
internal sealed class StateTable(string waiting, string running, params (string From, JobEvent Event, string To)[] rows)
{
    /// <summary>Before a job is submitted, and once it is gone.</summary>
    public const string None = "(none)";

    public bool IsWaiting(string state) => state == waiting;

    public bool IsRunning(string state) => state == running;

    /// <summary>Whether a job in a state has ended, and is still there.</summary>
    public bool IsFinal(string state) =>
        state != None && !Allows(state, JobEvent.Start) && !Allows(state, JobEvent.Succeed) && !Allows(state, JobEvent.Stop);

    public bool Allows(string from, JobEvent what) => Find(from, what) is not null;

    /// <summary>The state that follows; an event that has no row is a bug, and is reported with the job's history.</summary>
    public string Next(string from, JobEvent what, Func<string> history) =>
        Find(from, what) ?? throw new InvalidOperationException($"A job cannot {what} while it is {from}. Its history: {history()}.");

    private string? Find(string from, JobEvent what)
    {
        foreach ((string From, JobEvent Event, string To) row in rows)
        {
            if (row.Event == what && row.From == from)
            {
                return row.To;
            }
        }

        return null;
    }
}
