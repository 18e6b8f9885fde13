namespace BatchJobs.Testing;

/// <summary>Holds jobs, of any service and any number, in their running state until a test releases them.</summary>
public sealed class JobGate
{
    private readonly Lock gate = new();
    private readonly List<Action> held = [];

    /// <summary>Gets whether the jobs were released.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>Ends the jobs that are held, at this moment of their server's clock, and lets those to come end as soon as they start.</summary>
    public void Release()
    {
        Action[] released;
        lock (gate)
        {
            IsReleased = true;
            released = [.. held];
            held.Clear();
        }

        List<Exception> failures = [];
        foreach (Action release in released)
        {
            try
            {
                release();
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Not all jobs could be ended.", failures);
        }
    }

    /// <summary>Notes what happens on release.</summary>
    /// <returns>Whether it is noted; when not, it can happen now.</returns>
    internal bool TryHold(Action release)
    {
        lock (gate)
        {
            if (!IsReleased)
            {
                held.Add(release);
            }

            return !IsReleased;
        }
    }
}
