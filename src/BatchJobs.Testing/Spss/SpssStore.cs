using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>Everything that the service remembers, behind one lock.</summary>
internal sealed class SpssStore
{
    private readonly Lock gate = new();
    private readonly Plans<SpssJobPlan, SubmittedSpssJob> plans = new("WhenSubmitted");
    private readonly TimeProvider time;
    private readonly SpssWorkload workload;

    public SpssStore(TimeProvider time, SpssFakeOptions options)
    {
        this.time = time;
        Options = options;
        Files = new SpssFiles(options);
        workload = new SpssWorkload(options, new SpssOutcome(options, Files, Jobs));
    }

    public SpssFakeOptions Options { get; }

    public JobTable<FakeSpssJob> Jobs { get; } = new();

    public SpssFiles Files { get; }

    /// <summary>Reads or changes something at this moment, after everything that was due has happened.</summary>
    public T Now<T>(Func<T> act)
    {
        lock (gate)
        {
            workload.CatchUp(time.GetUtcNow());
            return act();
        }
    }

    public void Add(Func<SubmittedSpssJob, bool> applies, SpssJobPlan plan)
    {
        lock (gate)
        {
            plans.Add(applies, plan);
        }
    }

    public FakeSpssJob Create(string id, JsonElement definition)
    {
        SpssRun run = Plan(1, id, definition);
        var job = new FakeSpssJob(this, id, time.GetUtcNow());
        Jobs.Add(id, job);
        return Enqueue(job, run);
    }

    public FakeSpssJob Resubmit(FakeSpssJob job, JsonElement definition)
    {
        SpssRun run = Plan(job.Run.Number + 1, job.Id, definition);
        job.EndedAt = null;
        job.FailureText = null;
        job.ResultId = null;
        return Enqueue(job, run);
    }

    /// <summary>Deletes a job, or lets it be canceled first when it is running.</summary>
    /// <returns>How many jobs that counts as.</returns>
    public int Delete(FakeSpssJob job)
    {
        if (!SpssLifecycle.Allows(job.CurrentState, SpssEvent.Delete))
        {
            return 0;
        }

        if (job.CurrentState == SpssLifecycle.Running)
        {
            workload.Cancel(job, time.GetUtcNow());
            return Options.CanceledJobsStay ? 0 : 1;
        }

        job.Move(SpssEvent.Delete, time.GetUtcNow());
        Jobs.Remove(job.Id);
        return 1;
    }

    /// <summary>Plans a run before anything changes, for a test's predicate may throw.</summary>
    private SpssRun Plan(int number, string id, JsonElement definition)
    {
        var submitted = new SubmittedSpssJob(id, definition);
        return SpssRun.Plan(number, submitted, plans.Latest(submitted, $"job '{id}'")?.Decision ?? SpssDecision.None, Options);
    }

    private FakeSpssJob Enqueue(FakeSpssJob job, SpssRun run)
    {
        job.Run = run;
        workload.Enqueue(job, time.GetUtcNow());
        return job;
    }
}
