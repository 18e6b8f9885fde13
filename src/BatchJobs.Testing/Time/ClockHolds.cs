using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>What holds a clock, as code has announced it.</summary>
internal sealed class ClockHolds
{
    private readonly Lock gate = new();
    private readonly List<Hold> holds = [];

    public bool Any
    {
        get
        {
            lock (gate)
            {
                return holds.Count > 0;
            }
        }
    }

    public IDisposable Add(string what)
    {
        var hold = new Hold(this, what, TimeProvider.System.GetTimestamp());
        lock (gate)
        {
            holds.Add(hold);
        }

        return hold;
    }

    public IReadOnlyList<string> Describe()
    {
        lock (gate)
        {
            return [.. holds.Select(hold => string.Create(CultureInfo.InvariantCulture, $"hold '{hold.What}', for {TimeProvider.System.GetElapsedTime(hold.Since).TotalSeconds:0.0} s"))];
        }
    }

    private sealed class Hold(ClockHolds owner, string what, long since) : IDisposable
    {
        public string What => what;

        public long Since => since;

        public void Dispose()
        {
            lock (owner.gate)
            {
                owner.holds.Remove(this);
            }
        }
    }
}
