using System.Collections.Immutable;

namespace BatchJobs.Testing.DataFlux;

/// <summary>
/// What a test has decided about some DataFlux jobs: how long they are queued and run, what they write into their logs, and how
/// they end. Made by <see cref="FakeDataFluxService.WhenExecuted"/>.
/// </summary>
public sealed class DataFluxJobPlan : JobPlan<DataFluxJobPlan>
{
    internal DataFluxJobPlan()
    {
    }

    /// <summary>How the jobs end; null for completion.</summary>
    internal Func<ExecutedDataFluxJob, FakeDataFluxJobFlows, DataFluxOutcome>? Outcome { get; private set; }

    /// <summary>How the jobs end, when that depends on nothing.</summary>
    internal DataFluxOutcome? FixedOutcome { get; private set; }

    /// <summary>What the jobs write into their logs, in the order of time.</summary>
    internal ImmutableList<DataFluxLogLine> Lines { get; private set; } = [];

    /// <summary>Lets the jobs be queued for a time, and longer when no server is free.</summary>
    /// <param name="time">How long, on the server's clock.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public DataFluxJobPlan QueueFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Set(plan => plan.WaitingTime = time);
    }

    /// <summary>Lets the jobs write a line into their logs, unless they have ended before. Repeat it for more lines.</summary>
    /// <param name="after">How long after the job has started.</param>
    /// <param name="line">The line.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative.</exception>
    public DataFluxJobPlan Log(TimeSpan after, string line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(line);
        return Set(plan => plan.Lines = plan.Lines.Insert(plan.Lines.FindLastIndex(earlier => earlier.After <= after) + 1, new DataFluxLogLine(after, line)));
    }

    /// <summary>Lets the jobs complete. This is what happens anyway.</summary>
    /// <returns>The plan.</returns>
    public DataFluxJobPlan ThenComplete() => Set(static plan => (plan.Outcome, plan.FixedOutcome) = (null, null));

    /// <summary>Lets the jobs fail.</summary>
    /// <param name="message">Why, as the log tells it; the service tells it nowhere else.</param>
    /// <returns>The plan.</returns>
    public DataFluxJobPlan ThenFail(string message) => ThenEnd(DataFluxOutcome.Failed(message));

    /// <summary>Lets the jobs end in a way that depends on what was executed and on the job flows that there are when they end.</summary>
    /// <param name="outcome">Makes the outcome, when a job ends. What it throws is the reason of the job's failure.</param>
    /// <returns>The plan.</returns>
    public DataFluxJobPlan ThenEnd(Func<ExecutedDataFluxJob, FakeDataFluxJobFlows, DataFluxOutcome> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Set(plan => (plan.Outcome, plan.FixedOutcome) = (outcome, null));
    }

    /// <summary>Lets the jobs end in one way.</summary>
    internal DataFluxJobPlan ThenEnd(DataFluxOutcome outcome) => Set(plan => (plan.Outcome, plan.FixedOutcome) = ((_, _) => outcome, outcome));

    private protected override DataFluxJobPlan New() => new();
}
