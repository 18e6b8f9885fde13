using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>Everything that the service remembers, behind one lock.</summary>
internal sealed class VitamStore
{
    private readonly Lock gate = new();
    private readonly Plans<VitamTaskPlan, SubmittedVitamTask> plans = new("WhenSubmitted");
    private readonly VitamIds ids = new(stride: 6_180_339_887_498_949);
    private readonly VitamWorkload workload = new();
    private readonly TimeProvider time;

    public VitamStore(TimeProvider time, VitamFakeOptions options)
    {
        this.time = time;
        Options = options;
        Instance = new VitamInstance(time.GetUtcNow());
    }

    public VitamFakeOptions Options { get; }

    public VitamInstance Instance { get; }

    public JobTable<FakeVitamTask> Tasks { get; } = new();

    /// <summary>The present moment, which stays the same while somebody reads or changes something.</summary>
    public DateTimeOffset Moment { get; private set; }

    /// <summary>Reads or changes something at this moment, after everything that was due has happened.</summary>
    public T Now<T>(Func<T> act)
    {
        lock (gate)
        {
            Moment = time.GetUtcNow();
            CatchUp();
            return act();
        }
    }

    /// <inheritdoc cref="Now{T}"/>
    public void Now(Action act) => Now<object?>(() =>
    {
        act();
        return null;
    });

    public void Add(Func<SubmittedVitamTask, bool> applies, VitamTaskPlan plan) => Now(() => plans.Add(applies, plan));

    /// <summary>Starts a task; one that runs for no time is over when it is answered.</summary>
    public FakeVitamTask Submit(VitamCall call, JsonElement step)
    {
        var submitted = new SubmittedVitamTask(ids.Next(), step, call.Tenant, call.ApplicationId);
        VitamRun run = VitamRun.Plan(submitted, plans.Latest(submitted, $"the step '{submitted.Name}'")?.Decision ?? VitamDecision.None, Options);
        var task = new FakeVitamTask(this, run, call.RequestId, Moment);
        Tasks.Add(task.Id, task);
        workload.Start(task);
        CatchUp();
        return task;
    }

    /// <summary>Cancels a running task.</summary>
    public void Cancel(FakeVitamTask task, JsonElement request)
    {
        VitamWorkload.End(task, VitamEvent.Cancel, Moment);
        task.CancelRequest = request;
    }

    /// <summary>Deletes a task, unless it is gone already.</summary>
    public void Delete(FakeVitamTask task)
    {
        if (VitamLifecycle.Allows(task.CurrentState, VitamEvent.Delete))
        {
            task.Move(VitamEvent.Delete, Moment);
            Tasks.Remove(task.Id);
        }
    }

    private void CatchUp()
    {
        workload.CatchUp(Moment);
        Instance.CatchUp(Moment);
    }
}
