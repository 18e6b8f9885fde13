namespace BatchJobs.Testing;

/// <summary>Everything that a service remembers, behind the server's lock, at one moment at a time.</summary>
/// <param name="time">The server's clock.</param>
/// <param name="gate">The lock, one for all services of a server: what a test decides about a job of one may depend on jobs of another.</param>
internal abstract class JobStore(TimeProvider time, Lock gate)
{
    private bool isEntered;
    private bool isFrozen;

    /// <summary>Gets or sets the present moment, which stays the same while somebody reads or changes something.</summary>
    public DateTimeOffset Moment { get; set; } = time.GetUtcNow();

    /// <summary>Reads or changes something at this moment, after everything that was due has happened.</summary>
    public T Now<T>(Func<T> act)
    {
        using Entry entry = Enter();
        return act();
    }

    /// <inheritdoc cref="Now{T}"/>
    public void Now(Action act)
    {
        using Entry entry = Enter();
        act();
    }

    /// <summary>Lets nothing happen by itself any more.</summary>
    public void Freeze() => isFrozen = true;

    /// <summary>Lets everything happen that is due by now.</summary>
    public void CatchUpNow() => Enter().Dispose();

    /// <summary>Whether a job exists; not when it is gone, or when everything was replaced since.</summary>
    public abstract bool Contains(FakeJob job);

    /// <summary>The jobs that exist, and the latest of those that are gone.</summary>
    public abstract IReadOnlyList<FakeJob> Everything();

    /// <summary>Lets the gates that hold jobs hold them here too, after everything was replaced.</summary>
    public abstract void HoldAgain();

    /// <summary>Gets the names of the plans.</summary>
    public abstract IEnumerable<string> PlanNames { get; }

    /// <summary>Gets the jobs that a gate holds.</summary>
    public abstract IEnumerable<FakeJob> Held { get; }

    /// <summary>What a test has decided and what has not come to pass, a sentence each.</summary>
    public abstract IReadOnlyList<string> UnusedPlans();

    /// <summary>When the next thing happens by itself; null when nothing does.</summary>
    public DateTimeOffset? NextDue()
    {
        using Entry entry = Enter();
        return NextPlanned();
    }

    /// <summary>Reads or changes something at the moment at which a request came.</summary>
    public T At<T>(DateTimeOffset moment, Func<T> act)
    {
        using Entry entry = Enter(moment);
        return act();
    }

    /// <summary>Takes the lock at this moment. See <see cref="Enter(DateTimeOffset?)"/>.</summary>
    public Entry Enter() => Enter(null);

    /// <summary>Takes the lock, and lets everything happen that was due by a moment, unless the thread has it: code of the test's that decides about a job may look at others.</summary>
    /// <param name="moment">The moment; null for the present one.</param>
    protected Entry Enter(DateTimeOffset? moment)
    {
        gate.Enter();
        if (isEntered || isFrozen)
        {
            return new Entry(this, gate, isFirst: false);
        }

        isEntered = true;
        try
        {
            DateTimeOffset at = moment ?? time.GetUtcNow();
            Moment = at > Moment ? at : Moment;
            CatchUp();
            return new Entry(this, gate, isFirst: true);
        }
        catch
        {
            isEntered = false;
            gate.Exit();
            throw;
        }
    }

    /// <summary>Lets everything happen that was due by the present moment.</summary>
    protected abstract void CatchUp();

    /// <summary>When the next thing is planned for; null when nothing is.</summary>
    protected abstract DateTimeOffset? NextPlanned();

    /// <summary>The time during which a thread has the lock.</summary>
    public readonly ref struct Entry(JobStore store, Lock gate, bool isFirst)
    {
        public void Dispose()
        {
            store.isEntered &= !isFirst;
            gate.Exit();
        }
    }
}

/// <summary>Everything that a service with jobs remembers.</summary>
/// <param name="time">The server's clock.</param>
/// <param name="gate">The server's lock.</param>
/// <param name="planMethod">The method that a test decides with.</param>
/// <param name="newPlan">Makes a plan that decides nothing.</param>
internal abstract class JobStore<TJob, TSubmitted, TPlan, TOutcome>(TimeProvider time, Lock gate, string planMethod, Func<TPlan> newPlan) : JobStore(time, gate)
    where TJob : FakeJob
    where TPlan : JobPlan<TPlan>
    where TOutcome : class
{
    // It decides nothing, for no server.
    private static TPlan? noPlan;

    private readonly PlanList<TPlan, TSubmitted> plans = new(planMethod);

    public JobCollection<TJob> Jobs { get; } = new();

    protected abstract JobScheduler<TJob, TOutcome> Scheduler { get; }

    public override bool Contains(FakeJob job) => Jobs.TryGet(job.Id, out TJob? known) && ReferenceEquals(known, job);

    public override IReadOnlyList<FakeJob> Everything() => Now<IReadOnlyList<FakeJob>>(() => [.. Jobs.Removed, .. Jobs.All]);

    public override IEnumerable<FakeJob> Held => Jobs.All.Where(static job => job.Execution is { HasServer: true, Plan.Gate: not null });

    public override IEnumerable<string> PlanNames => plans.All.Select(static plan => plan.Name);

    public override IReadOnlyList<string> UnusedPlans() => Now<IReadOnlyList<string>>(() =>
        [.. from entry in plans.All let problem = entry.Plan.Unused() where problem is not null select $"{entry.Name} {problem}."]);

    /// <summary>Makes a plan for the jobs that a test recognizes.</summary>
    public TPlan AddPlan(Func<TSubmitted, bool> applies, string? text)
    {
        ArgumentNullException.ThrowIfNull(applies);
        TPlan plan = newPlan();
        Now(() => plans.Add(applies, text, plan));
        return plan;
    }

    /// <summary>Answers a request about one job, and notes for the journal what became of it.</summary>
    public FakeResponse Answer(FakeRequest request, string id, Func<TJob, FakeResponse> found, Func<string, FakeResponse> missing)
    {
        using Entry entry = Enter(request.At);
        return Jobs.TryGet(id, out TJob? job) ? Answer(job, found) : missing(id);
    }

    /// <inheritdoc cref="Answer(FakeRequest, string, Func{TJob, FakeResponse}, Func{string, FakeResponse})"/>
    public FakeResponse Answer(FakeRequest request, Func<TJob?> find, Func<TJob, FakeResponse> found, Func<FakeResponse> missing)
    {
        using Entry entry = Enter(request.At);
        return find() is { } job ? Answer(job, found) : missing();
    }

    public override void HoldAgain() => Scheduler.HoldAgain(Jobs.All, Moment);

    /// <summary>What is planned for some of the jobs, for a saved snapshot.</summary>
    public SavedSchedule Schedule(IReadOnlyList<TJob> jobs) => SavedSchedule.Of(jobs, Scheduler.Planned, Scheduler.Waiting);

    /// <summary>Goes on with the jobs of a saved snapshot.</summary>
    /// <param name="jobs">The jobs that exist.</param>
    /// <param name="removed">The latest of those that are gone.</param>
    /// <param name="schedule">What is planned.</param>
    public void Load(IEnumerable<TJob> jobs, IEnumerable<TJob> removed, SavedSchedule schedule)
    {
        TJob[] loaded = [.. jobs];
        Array.ForEach(loaded, Jobs.Add);
        foreach (TJob job in removed)
        {
            Jobs.AddRemoved(job);
        }

        Scheduler.Load(schedule.StepsOf(loaded), schedule.WaitingOf(loaded), loaded);
    }

    /// <summary>Takes over the jobs of another store with what is planned for them, and unless only the data is wanted its plans.</summary>
    protected void CopyFrom(JobStore<TJob, TSubmitted, TPlan, TOutcome> source, Func<TJob, TJob> copyJob, bool onlyData)
    {
        Moment = source.Moment;
        var copies = new JobCopies<TJob>(copyJob);
        Jobs.CopyFrom(source.Jobs, copies.Of);
        Scheduler.CopyFrom(source.Scheduler, copies);
        if (!onlyData)
        {
            plans.CopyFrom(source.plans, static plan => plan.Copy());
        }
    }

    /// <summary>Counts that a job is asked for, and ends it when a plan says that it has been asked for often enough.</summary>
    public TJob Poll(TJob job)
    {
        Scheduler.Poll(job);
        return job;
    }

    /// <summary>Plans a run before anything changes, for a test's predicate may throw.</summary>
    protected JobExecution Plan(int number, TSubmitted submitted, string what, TimeSpan waitingTime, TimeSpan runningTime)
    {
        TPlan plan = plans.Latest(submitted, what, static plan => plan.Take()) ?? (noPlan ??= newPlan());
        return new JobExecution(number, plan, plan.WaitingTime ?? waitingTime, plan.RunningTime ?? runningTime);
    }

    protected override void CatchUp() => Scheduler.CatchUp(Moment);

    protected override DateTimeOffset? NextPlanned() => Scheduler.NextDue;

    private static FakeResponse Answer(TJob job, Func<TJob, FakeResponse> found)
    {
        string before = job.State;
        return found(job).About(job, before);
    }
}
