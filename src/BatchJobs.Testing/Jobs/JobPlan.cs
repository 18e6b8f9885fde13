using System.Globalization;

namespace BatchJobs.Testing;

/// <summary>What a test has decided about some jobs. See <see cref="JobPlan{TSelf}"/>.</summary>
public abstract class JobPlan
{
    private protected JobPlan()
    {
    }

    /// <summary>How long the jobs wait for a server; null for the service's default.</summary>
    internal TimeSpan? WaitingTime { get; private protected set; }

    /// <summary>How long the jobs run; null for the service's default.</summary>
    internal TimeSpan? RunningTime { get; private protected set; }

    /// <summary>What the jobs run until; null when nothing holds them.</summary>
    internal JobGate? Gate { get; private protected set; }

    /// <summary>How many polls see the jobs run; null when polls do not matter.</summary>
    internal int? PollLimit { get; private protected set; }
}

/// <summary>
/// What a test has decided about some jobs: how long they run, and how they end. A plan applies to jobs that are submitted after it
/// was made; what it says is read when a job is submitted.
/// </summary>
/// <typeparam name="TSelf">The plan of one service.</typeparam>
public abstract class JobPlan<TSelf> : JobPlan
    where TSelf : JobPlan<TSelf>
{
    private readonly Lock gate = new();
    private TSelf? snapshot;
    private TSelf? next;
    private int? limit;
    private int uses;
    private bool isOptional;

    private protected JobPlan()
    {
    }

    /// <summary>Lets the jobs run for a time.</summary>
    /// <param name="time">How long, on the server's clock; <see cref="Timeout.InfiniteTimeSpan"/> until they are canceled or deleted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public TSelf RunFor(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        }

        return Set(plan => plan.HoldBy(time, null, null));
    }

    /// <summary>Lets the jobs run until the test releases them.</summary>
    /// <param name="gate">What releases them; a job that starts after it was released ends at once.</param>
    /// <returns>The plan.</returns>
    public TSelf RunUntil(JobGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return Set(plan => plan.HoldBy(Timeout.InfiniteTimeSpan, gate, null));
    }

    /// <summary>Lets the jobs run until they have been asked for some times, whatever time passes.</summary>
    /// <param name="count">How many requests for a job, or for a list with it, see it before it ends; the next one sees its end.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public TSelf RunForPolls(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Set(plan => plan.HoldBy(Timeout.InfiniteTimeSpan, null, count));
    }

    /// <summary>Limits the plan to some submissions. What is submitted then is decided by <see cref="AndThen"/>, or by earlier plans.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public TSelf Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (gate)
        {
            limit = count;
        }

        return (TSelf)this;
    }

    /// <summary>Lets <see cref="FakeBatchServer.Verify"/> accept that the plan was not used.</summary>
    /// <returns>The plan.</returns>
    public TSelf Optional()
    {
        lock (gate)
        {
            isOptional = true;
        }

        return (TSelf)this;
    }

    /// <summary>Begins the plan for the submissions after those of this one, which is for a single one unless <see cref="Times"/> says otherwise.</summary>
    /// <returns>The next plan.</returns>
    public TSelf AndThen()
    {
        lock (gate)
        {
            limit ??= 1;
            return next ??= New();
        }
    }

    /// <summary>What <see cref="FakeBatchServer.Verify"/> has to say against the plan and those after it; null when nothing.</summary>
    internal string? Unused()
    {
        lock (gate)
        {
            bool isUnused = limit is > 0 || (limit is null && uses == 0);
            return isOptional || !isUnused ? next?.Unused() is { } later ? $"was used, and what follows it {later}" : null
                : uses == 0 ? "was never used"
                : $"was used {InTimes(uses)}, and could be {InTimes(limit)} more";
        }
    }

    private static string InTimes(int? count) => count == 1 ? "1 time" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    /// <summary>Makes a plan that decides nothing.</summary>
    private protected abstract TSelf New();

    /// <summary>The plan as it is now, for one submission; null when it has been used as often as it may.</summary>
    internal TSelf? Take()
    {
        lock (gate)
        {
            if (limit == 0)
            {
                return next?.Take();
            }

            limit--;
            uses++;
            return snapshot ??= (TSelf)MemberwiseClone();
        }
    }

    /// <summary>Copies the plan with what is left of it, and those after it.</summary>
    internal TSelf Copy()
    {
        lock (gate)
        {
            var copy = (TSelf)MemberwiseClone();
            copy.next = next?.Copy();
            return copy;
        }
    }

    /// <summary>Changes the plan for jobs to come; those that were submitted keep theirs.</summary>
    private protected TSelf Set(Action<TSelf> change)
    {
        lock (gate)
        {
            snapshot = null;
            change((TSelf)this);
        }

        return (TSelf)this;
    }

    private void HoldBy(TimeSpan? time, JobGate? until, int? polls)
    {
        RunningTime = time;
        Gate = until;
        PollLimit = polls;
    }
}
