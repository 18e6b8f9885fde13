using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Everything that the service remembers.</summary>
internal sealed class DataFluxStore : JobStore<FakeDataFluxJob, ExecutedDataFluxJob, DataFluxJobPlan, DataFluxOutcome>
{
    private readonly DataFluxJobScheduler scheduler;

    public DataFluxStore(TimeProvider time, Lock gate, DataFluxFakeOptions options)
        : base(time, gate, nameof(FakeDataFluxService.WhenExecuted), static () => new DataFluxJobPlan())
    {
        Options = options;
        options.ServersChanging = CatchUpNow;
        StartedAt = Moment;
        Flows = new DataFluxFlows(options);
        SeenFlows = new FakeDataFluxJobFlows(this);
        scheduler = new DataFluxJobScheduler(this, SeenFlows);
    }

    public DataFluxFakeOptions Options { get; }

    /// <summary>Gets or sets when the server started.</summary>
    public DateTimeOffset StartedAt { get; set; }

    public DataFluxFlows Flows { get; }

    /// <summary>The job flows as a test sees them.</summary>
    public FakeDataFluxJobFlows SeenFlows { get; }

    public DataFluxUsers Users { get; } = new();

    /// <summary>Gets whether there is no server for another job and no queue either; a job that is planned to start later has its server.</summary>
    public bool IsFull => !Options.QueueWhenBusy && Options.Servers <= Jobs.All.Count(job => !job.IsFinal);

    protected override JobScheduler<FakeDataFluxJob, DataFluxOutcome> Scheduler => scheduler;

    /// <summary>Executes a job flow; a job that need not be queued runs when it is answered.</summary>
    public FakeDataFluxJob Execute(DataFluxFlow flow, DataFluxUser user, JsonElement inputs)
    {
        var executed = new ExecutedDataFluxJob(flow.Name, flow.Id, user.Name, inputs);
        JobExecution execution = Plan(1, executed, $"a job of '{flow.Name}'", Options.QueuedTime, Options.RunningTime);
        var job = new FakeDataFluxJob(this, DataFluxId.OfJob(StartedAt, ++Executions, user.Name), executed, execution);
        Jobs.Add(job);
        scheduler.Submit(job, Moment);
        CatchUp();
        return job;
    }

    /// <summary>Takes over everything of another store, or only its data without options, plans and users.</summary>
    public void CopyFrom(DataFluxStore source, bool onlyData)
    {
        if (!onlyData)
        {
            Options.CopyFrom(source.Options);
        }

        CopyFrom(source, job => new FakeDataFluxJob(this, job), onlyData);
        Flows.CopyFrom(source.Flows, onlyData);
        if (!onlyData)
        {
            Users.CopyFrom(source.Users);
        }

        (StartedAt, Executions) = (source.StartedAt, source.Executions);
    }

    /// <summary>Gets or sets how many jobs have been executed.</summary>
    public int Executions { get; set; }

    /// <summary>Whether a job can be canceled and killed: while it runs, and while it is queued if the options say so.</summary>
    public bool CanStop(FakeDataFluxJob job) => job.IsRunning
        || (job.IsWaiting && Options.QueuedJobsHaveCancelLinks);

    public bool MayChange(DataFluxUser user, FakeDataFluxJob job) =>
        Options.OthersMayChangeJobs || user.IsAdministrator || job.UserName == user.Name;

    public void Cancel(FakeDataFluxJob job) => scheduler.Cancel(job, Moment);

    public void Kill(FakeDataFluxJob job) => scheduler.Kill(job, Moment);

    /// <summary>Deletes a job that has ended, with its log.</summary>
    public void Delete(FakeDataFluxJob job)
    {
        job.Move(JobEvent.Delete, Moment);
        Jobs.Remove(job);
    }

    /// <summary>Deletes a job in any state, unless it is gone already.</summary>
    public void KillAndDelete(FakeDataFluxJob job)
    {
        if (job.IsWaiting || job.IsRunning)
        {
            Kill(job);
        }

        if (job.Allows(JobEvent.Delete))
        {
            Delete(job);
        }
    }
}
