namespace BatchJobs.Testing.DataFlux;

/// <summary>
/// What a test has decided about some jobs: how long they are queued and run, what they write into their logs, and how they
/// end. Get one from <see cref="FakeDataFluxService.WhenExecuted"/>; it applies to jobs that are executed afterwards.
/// </summary>
public sealed class DataFluxJobPlan
{
    private readonly List<DataFluxLogLine> lines = [];

    internal DataFluxJobPlan()
    {
    }

    internal TimeSpan? QueuedTime { get; private set; }

    internal TimeSpan? RunningTime { get; private set; }

    internal string? FailureMessage { get; private set; }

    internal IReadOnlyList<DataFluxLogLine> Lines => lines;

    /// <summary>Lets the jobs be queued for a time, and longer when no server is free.</summary>
    /// <param name="time">How long.</param>
    public DataFluxJobPlan QueueFor(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        QueuedTime = time;
        return this;
    }

    /// <summary>Lets the jobs run for a time.</summary>
    /// <param name="time">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever, until they are canceled or killed.</param>
    public DataFluxJobPlan RunFor(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        }

        RunningTime = time;
        return this;
    }

    /// <summary>Lets the jobs write a line into their logs, unless they have ended before. Repeat it for more lines.</summary>
    /// <param name="after">How long after the job has started.</param>
    /// <param name="line">The line.</param>
    public DataFluxJobPlan Log(TimeSpan after, string line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(line);
        lines.Add(new DataFluxLogLine(after, line));
        return this;
    }

    /// <summary>Lets the jobs complete. This is what happens anyway.</summary>
    public DataFluxJobPlan ThenComplete()
    {
        FailureMessage = null;
        return this;
    }

    /// <summary>Lets the jobs fail.</summary>
    /// <param name="message">Why, as the log tells it; the service tells it nowhere else.</param>
    public DataFluxJobPlan ThenFail(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        FailureMessage = message;
        return this;
    }
}
