using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Everything that the service remembers, behind one lock.</summary>
internal sealed class DataFluxStore
{
    private readonly Lock gate = new();
    private readonly Plans<DataFluxJobPlan, ExecutedDataFluxJob> plans = new("WhenExecuted");
    private readonly TimeProvider time;
    private readonly DataFluxWorkload workload;
    private int executions;

    public DataFluxStore(TimeProvider time, DataFluxFakeOptions options)
    {
        this.time = time;
        Options = options;
        StartedAt = time.GetUtcNow();
        Flows = new DataFluxFlows(options);
        workload = new DataFluxWorkload(options, Flows);
    }

    public DataFluxFakeOptions Options { get; }

    /// <summary>When the server started.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The present moment, which stays the same while somebody reads or changes something.</summary>
    public DateTimeOffset Moment { get; private set; }

    public DataFluxFlows Flows { get; }

    public JobTable<FakeDataFluxJob> Jobs { get; } = new();

    public DataFluxUsers Users { get; } = new();

    /// <summary>Reads or changes something at this moment, after everything that was due has happened.</summary>
    public T Now<T>(Func<T> act)
    {
        lock (gate)
        {
            Moment = time.GetUtcNow();
            workload.CatchUp(Moment);
            return act();
        }
    }

    /// <inheritdoc cref="Now{T}"/>
    public void Now(Action act) => Now<object?>(() =>
    {
        act();
        return null;
    });

    public void Add(Func<ExecutedDataFluxJob, bool> applies, DataFluxJobPlan plan) => Now(() => plans.Add(applies, plan));

    /// <summary>Whether there is no server for another job and no queue either; a job that is planned to start later has its server.</summary>
    public bool IsFull => !Options.QueueWhenBusy && Options.Servers <= Jobs.All.Count(job => !DataFluxLifecycle.IsFinished(job.CurrentState));

    public FakeDataFluxJob Execute(DataFluxFlow flow, DataFluxUser user, JsonElement inputs)
    {
        var executed = new ExecutedDataFluxJob(flow.Name, flow.Id, user.Name, inputs);
        DataFluxJobPlan? plan = plans.Latest(executed, $"a job of '{flow.Name}'");
        DataFluxRun run = DataFluxRun.Plan(executed, plan?.Decision ?? DataFluxDecision.None, Options);
        var job = new FakeDataFluxJob(this, DataFluxId.OfJob(StartedAt, ++executions, user.Name), run);
        Jobs.Add(job.Id, job);
        workload.Enqueue(job, Moment);
        return job;
    }

    /// <summary>Whether a job can be canceled and killed: while it runs, and while it is queued if the options say so.</summary>
    public bool CanStop(FakeDataFluxJob job) => job.CurrentState == DataFluxLifecycle.Running
        || (job.CurrentState == DataFluxLifecycle.Queued && Options.QueuedJobsHaveCancelLinks);

    public bool MayChange(DataFluxUser user, FakeDataFluxJob job) =>
        Options.OthersMayChangeJobs || user.IsAdministrator || job.UserName == user.Name;

    public void Cancel(FakeDataFluxJob job) => workload.Cancel(job, Moment);

    public void Kill(FakeDataFluxJob job) => workload.Kill(job, Moment);

    /// <summary>Deletes a job that has ended, with its log.</summary>
    public void Delete(FakeDataFluxJob job)
    {
        job.Move(DataFluxEvent.Delete, Moment);
        Jobs.Remove(job.Id);
    }

    /// <summary>Deletes a job in any state, unless it is gone already.</summary>
    public void KillAndDelete(FakeDataFluxJob job)
    {
        if (job.CurrentState is DataFluxLifecycle.Queued or DataFluxLifecycle.Running)
        {
            Kill(job);
        }

        if (DataFluxLifecycle.Allows(job.CurrentState, DataFluxEvent.Delete))
        {
            Delete(job);
        }
    }
}
