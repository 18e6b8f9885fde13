using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>Everything that the service remembers.</summary>
internal sealed class VitamStore : JobStore<FakeVitamTask, SubmittedVitamTask, VitamTaskPlan, VitamOutcome>
{
    private readonly VitamTaskScheduler scheduler;

    public VitamStore(TimeProvider time, Lock gate, VitamFakeOptions options)
        : base(time, gate, nameof(FakeVitamService.WhenSubmitted), static () => new VitamTaskPlan())
    {
        Options = options;
        Instance = new VitamInstance(Moment);
        scheduler = new VitamTaskScheduler(this);
    }

    public VitamFakeOptions Options { get; }

    public VitamInstance Instance { get; }

    /// <summary>Gets the identifiers of tasks.</summary>
    public VitamIds TaskIds { get; } = new(stride: 6_180_339_887_498_949);

    /// <summary>Gets the identifiers of requests.</summary>
    public VitamIds RequestIds { get; } = new(stride: 2_718_281_828_459_045);

    protected override JobScheduler<FakeVitamTask, VitamOutcome> Scheduler => scheduler;

    /// <summary>Starts a task; one that runs for no time is over when it is answered.</summary>
    /// <param name="call">The request.</param>
    /// <param name="step">The step.</param>
    /// <param name="accepted">Answers for the task.</param>
    /// <param name="refused">Answers when data is missing, and then there is no task.</param>
    public FakeResponse Submit(VitamCall call, JsonElement step, Func<FakeVitamTask, FakeResponse> accepted, Func<IReadOnlyList<FakeVitamAccessRequest>, FakeResponse> refused)
    {
        var submitted = new SubmittedVitamTask(TaskIds.Next(), step, call.Tenant, call.ApplicationId);
        JobExecution execution = Plan(1, submitted, $"the step '{submitted.Name}'", TimeSpan.Zero, Options.RunningTime);
        if (((VitamTaskPlan)execution.Plan).MissingData is { } missing)
        {
            return refused(missing);
        }

        var task = new FakeVitamTask(this, submitted, execution, call.RequestId);
        Jobs.Add(task);
        scheduler.Submit(task, Moment);
        CatchUp();
        return accepted(task);
    }

    /// <summary>Takes over everything of another store, or only its data without options, plans and users.</summary>
    public void CopyFrom(VitamStore source, bool onlyData)
    {
        if (!onlyData)
        {
            Options.CopyFrom(source.Options);
        }

        CopyFrom(source, task => new FakeVitamTask(this, task), onlyData);
        Instance.CopyFrom(source.Instance);
        TaskIds.CopyFrom(source.TaskIds);
        RequestIds.CopyFrom(source.RequestIds);
    }

    /// <summary>Goes on with the tasks that were saved.</summary>
    public void Load(IEnumerable<PlannedStep<FakeVitamTask>> planned, IEnumerable<FakeVitamTask> waiting) => scheduler.Load(planned, waiting, Jobs.All);

    /// <summary>Cancels a running task.</summary>
    public void Cancel(FakeVitamTask task, JsonElement request)
    {
        task.Move(JobEvent.Stop, Moment);
        task.Cancellation = request;
        scheduler.Release(task, Moment);
    }

    /// <summary>Deletes a task, unless it is gone already.</summary>
    public void Delete(FakeVitamTask task)
    {
        if (task.Allows(JobEvent.Delete))
        {
            task.Move(JobEvent.Delete, Moment);
            Jobs.Remove(task);
            scheduler.Release(task, Moment);
        }
    }

    protected override void CatchUp()
    {
        base.CatchUp();
        Instance.CatchUp(Moment);
    }
}
