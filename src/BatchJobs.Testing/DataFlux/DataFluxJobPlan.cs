using System.Collections.Immutable;

namespace BatchJobs.Testing.DataFlux;

/// <summary>
/// What a test has decided about some jobs: how long they are queued and run, what they write into their logs, and how they
/// end. Get one from <see cref="FakeDataFluxService.WhenExecuted"/>; it applies to jobs that are executed afterwards.
/// </summary>
public sealed class DataFluxJobPlan
{
    private DataFluxDecision decision = DataFluxDecision.None;

    internal DataFluxJobPlan()
    {
    }

    internal DataFluxDecision Decision => Volatile.Read(ref decision);

    /// <summary>Lets the jobs be queued for a time, and longer when no server is free.</summary>
    /// <param name="time">How long.</param>
    public DataFluxJobPlan QueueFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Decide(decided => decided with { QueuedTime = time });
    }

    /// <summary>Lets the jobs run for a time.</summary>
    /// <param name="time">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever, until they are canceled or killed.</param>
    public DataFluxJobPlan RunFor(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        }

        return Decide(decided => decided with { RunningTime = time });
    }

    /// <summary>Lets the jobs write a line into their logs, unless they have ended before. Repeat it for more lines.</summary>
    /// <param name="after">How long after the job has started.</param>
    /// <param name="line">The line.</param>
    public DataFluxJobPlan Log(TimeSpan after, string line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(line);
        return Decide(decided => decided with { Lines = decided.Lines.Add(new DataFluxLogLine(after, line)) });
    }

    /// <summary>Lets the jobs complete. This is what happens anyway.</summary>
    public DataFluxJobPlan ThenComplete() => Decide(decided => decided with { FailureMessage = null });

    /// <summary>Lets the jobs fail.</summary>
    /// <param name="message">Why, as the log tells it; the service tells it nowhere else.</param>
    public DataFluxJobPlan ThenFail(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Decide(decided => decided with { FailureMessage = message });
    }

    private DataFluxJobPlan Decide(Func<DataFluxDecision, DataFluxDecision> change)
    {
        ImmutableInterlocked.Update(ref decision, change);
        return this;
    }
}
