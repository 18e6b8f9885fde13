namespace BatchJobs.Testing;

/// <summary>One run of a job, as it was planned when the job was submitted.</summary>
/// <param name="number">Which run of the job it is, from 1.</param>
/// <param name="plan">The plan as it was then.</param>
/// <param name="waitingTime">How long the job waits before it can be given to a server.</param>
/// <param name="runningTime">How long it runs.</param>
internal sealed class JobExecution(int number, JobPlan plan, TimeSpan waitingTime, TimeSpan runningTime)
{
    /// <summary>Copies a run; the plan does not change any more.</summary>
    public JobExecution(JobExecution source)
        : this(source.Number, source.Plan, source.WaitingTime, source.RunningTime)
    {
        HasServer = source.HasServer;
        IsEnding = source.IsEnding;
    }

    public int Number => number;

    public JobPlan Plan => plan;

    public TimeSpan WaitingTime => waitingTime;

    public TimeSpan RunningTime => runningTime;

    /// <summary>Gets or sets whether a server is occupied with it.</summary>
    public bool HasServer { get; set; }

    /// <summary>Gets or sets whether its outcome is being made.</summary>
    public bool IsEnding { get; set; }
}
