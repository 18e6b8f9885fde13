using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>Everything that the service remembers.</summary>
internal sealed class SpssStore : JobStore<FakeSpssJob, SubmittedSpssJob, SpssJobPlan, SpssOutcome>
{
    private readonly SpssJobScheduler scheduler;
    private long transactions;

    public SpssStore(TimeProvider time, Lock gate, SpssFakeOptions options)
        : base(time, gate, nameof(FakeSpssService.WhenSubmitted), static () => new SpssJobPlan())
    {
        Options = options;
        options.ServersChanging = CatchUpNow;
        Files = new SpssFiles(options);
        SeenFiles = new FakeSpssFiles(this);
        scheduler = new SpssJobScheduler(this, SeenFiles);
    }

    public SpssFakeOptions Options { get; }

    public SpssFiles Files { get; }

    public SpssTables Tables { get; } = new();

    /// <summary>The files as a test sees them.</summary>
    public FakeSpssFiles SeenFiles { get; }

    protected override JobScheduler<FakeSpssJob, SpssOutcome> Scheduler => scheduler;

    public FakeSpssJob Create(string id, JsonElement definition)
    {
        var submitted = new SubmittedSpssJob(id, definition);
        JobExecution execution = Plan(1, submitted);
        var job = new FakeSpssJob(this, id, Moment);
        Jobs.Add(job);
        return Submit(job, submitted, execution);
    }

    public FakeSpssJob Resubmit(FakeSpssJob job, JsonElement definition)
    {
        var submitted = new SubmittedSpssJob(job.Id, definition);
        JobExecution execution = Plan(job.Execution.Number + 1, submitted);
        job.FailureMessage = null;
        job.ResultId = null;
        job.ResultName = null;
        return Submit(job, submitted, execution);
    }

    /// <summary>The number of the next response.</summary>
    public long NextTransaction() => Interlocked.Increment(ref transactions);

    /// <summary>Takes over everything of another store, or only its data without options, plans and users.</summary>
    public void CopyFrom(SpssStore source, bool onlyData)
    {
        if (!onlyData)
        {
            Options.CopyFrom(source.Options);
        }

        CopyFrom(source, job => new FakeSpssJob(this, job), onlyData);
        Files.CopyFrom(source.Files);
        Tables.CopyFrom(source.Tables);
        transactions = source.transactions;
    }

    /// <summary>Deletes a job, or lets it be canceled first when it is running.</summary>
    /// <returns>How many jobs that counts as.</returns>
    public int Delete(FakeSpssJob job)
    {
        if (!job.Allows(JobEvent.Delete))
        {
            return 0;
        }

        bool wasRunning = job.IsRunning;
        job.Move(JobEvent.Delete, Moment);
        if (wasRunning)
        {
            scheduler.StopAfter(job, Moment, Options.CancelingTime);
            return Options.CanceledJobsStay ? 0 : 1;
        }

        Jobs.Remove(job);
        return 1;
    }

    private JobExecution Plan(int number, SubmittedSpssJob submitted) =>
        Plan(number, submitted, $"job '{submitted.Id}'", Options.PendingTime, Options.RunningTime);

    private FakeSpssJob Submit(FakeSpssJob job, SubmittedSpssJob submitted, JobExecution execution)
    {
        job.Submitted = submitted;
        job.Execution = execution;
        scheduler.Submit(job, Moment);
        return job;
    }
}
