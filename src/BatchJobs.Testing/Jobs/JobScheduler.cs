namespace BatchJobs.Testing;

/// <summary>
/// The servers of a service: which job starts when, and when it ends. Everything that was due happens, in the order of time,
/// before anybody reads or changes something; between requests nothing runs.
/// </summary>
/// <param name="store">The lock behind which all of it happens.</param>
/// <param name="servers">How many jobs can run at once; null for any number.</param>
internal abstract class JobScheduler<TJob, TOutcome>(JobStore store, Func<int?> servers)
    where TJob : FakeJob
    where TOutcome : class
{
    private readonly Schedule<Due> schedule = new();
    private readonly Queue<(TJob Job, JobExecution Execution)> waiting = new();
    private int busy;
    private bool isCatchingUp;

    // Changes when everything is replaced, after which the gates of before have nothing to end.
    private int generation;

    /// <summary>Submits a job to the present run.</summary>
    public void Submit(TJob job, DateTimeOffset now)
    {
        job.PollCount = 0;
        job.Move(JobEvent.Submit, now);
        if (job.IsRunning)
        {
            Run(job, now);
        }
        else
        {
            Schedule(job, Step.Ready, now, job.Execution.WaitingTime);
        }
    }

    /// <summary>Takes over what another scheduler of the same kind has planned.</summary>
    public void CopyFrom(JobScheduler<TJob, TOutcome> source, JobCopies<TJob> copies)
    {
        schedule.CopyFrom(source.schedule, due => due with { Job = copies.Of(due.Job), Execution = copies.Of(due.Execution) });
        waiting.Clear();
        foreach ((TJob job, JobExecution execution) in source.waiting)
        {
            waiting.Enqueue((copies.Of(job), copies.Of(execution)));
        }

        busy = source.busy;
        generation++;
    }

    /// <summary>Gets what is planned for the jobs' present runs, in the order in which it is due.</summary>
    public IEnumerable<PlannedStep<TJob>> Planned =>
        from planned in schedule.Planned()
        where ReferenceEquals(planned.Item.Execution, planned.Item.Job.Execution)
        select new PlannedStep<TJob>(planned.Item.Job, planned.Item.Step, planned.At);

    /// <summary>Gets the jobs that wait for a server, in their order.</summary>
    public IEnumerable<TJob> Waiting => waiting.Where(static entry => ReferenceEquals(entry.Execution, entry.Job.Execution) && entry.Job.IsWaiting).Select(static entry => entry.Job);

    /// <summary>Goes on with jobs that were saved, in place of all others.</summary>
    public void Load(IEnumerable<PlannedStep<TJob>> planned, IEnumerable<TJob> waitingJobs, IEnumerable<TJob> all)
    {
        schedule.Clear();
        foreach (PlannedStep<TJob> step in planned)
        {
            schedule.Add(new Due(step.Job, step.Job.Execution, step.Step), step.At, TimeSpan.Zero);
        }

        waiting.Clear();
        foreach (TJob job in waitingJobs)
        {
            waiting.Enqueue((job, job.Execution));
        }

        busy = all.Count(static job => job.Execution.HasServer);
        generation++;
    }

    /// <summary>Lets the gates that hold jobs hold them here too.</summary>
    public void HoldAgain(IEnumerable<TJob> jobs, DateTimeOffset now)
    {
        foreach (TJob job in jobs)
        {
            if (job.Execution is { HasServer: true, Plan.Gate: { } gate } execution)
            {
                Hold(job, execution, gate, now);
            }
        }
    }

    /// <summary>Stops a job when a time has passed.</summary>
    public void StopAfter(TJob job, DateTimeOffset now, TimeSpan time) => Schedule(job, Step.Stop, now, time);

    /// <summary>Frees the server of a job whose run has ended.</summary>
    public void Release(TJob job, DateTimeOffset at)
    {
        if (job.Execution.HasServer)
        {
            job.Execution.HasServer = false;
            busy--;
            StartWaiting(at);
        }
    }

    /// <summary>Counts a poll of a job, and ends the job when its plan says that it has been polled often enough.</summary>
    public void Poll(TJob job)
    {
        if (job.Execution.Plan.PollLimit <= job.PollCount)
        {
            EndRun(job, job.Execution, store.Moment);
        }

        job.PollCount++;
    }

    /// <summary>Gets when the next thing is due; null when nothing is.</summary>
    public DateTimeOffset? NextDue => schedule.NextDue();

    /// <summary>Lets everything happen that was due by now.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        if (isCatchingUp)
        {
            // What code of the test's plans while something happens has its turn afterwards.
            return;
        }

        isCatchingUp = true;
        try
        {
            do
            {
                while (schedule.TryTake(now, out Due due, out DateTimeOffset at))
                {
                    store.Moment = at;
                    if (ReferenceEquals(due.Job.Execution, due.Execution))
                    {
                        Happen(due.Job, due.Step, at);
                    }
                }
            }
            while (StartWaiting(now));
        }
        finally
        {
            store.Moment = now;
            isCatchingUp = false;
        }
    }

    /// <summary>Gives a waiting job to a server, or lets it fail at once.</summary>
    /// <returns>Whether it runs.</returns>
    protected virtual bool TryStart(TJob job, DateTimeOffset at)
    {
        job.Move(JobEvent.Start, at);
        return true;
    }

    /// <summary>How a plan lets a job end; null when it says nothing.</summary>
    protected abstract Func<TOutcome>? PlannedOutcome(TJob job);

    protected abstract TOutcome Failure(string message);

    /// <summary>Ends the run of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="outcome">How; null for the success that its action yields.</param>
    /// <param name="at">When.</param>
    protected abstract void End(TJob job, TOutcome? outcome, DateTimeOffset at);

    /// <summary>Ends the run of a job that was told to stop.</summary>
    protected virtual void Stop(TJob job, DateTimeOffset at) => job.Move(JobEvent.Stop, at);

    private void Happen(TJob job, Step step, DateTimeOffset at)
    {
        if (step == Step.Ready && job.IsWaiting)
        {
            waiting.Enqueue((job, job.Execution));
            StartWaiting(at);
        }
        else if (step == Step.End)
        {
            EndRun(job, job.Execution, at);
        }
        else if (step == Step.Stop && job.Allows(JobEvent.Stop))
        {
            Stop(job, at);
            Release(job, at);
        }
    }

    private bool StartWaiting(DateTimeOffset at)
    {
        bool hasStarted = false;
        while ((servers() is not { } limit || busy < limit) && waiting.TryDequeue(out (TJob Job, JobExecution Execution) next))
        {
            if (ReferenceEquals(next.Job.Execution, next.Execution) && next.Job.IsWaiting && TryStart(next.Job, at))
            {
                Run(next.Job, at);
                hasStarted = true;
            }
        }

        return hasStarted;
    }

    private void Run(TJob job, DateTimeOffset at)
    {
        JobExecution execution = job.Execution;
        execution.HasServer = true;
        busy++;
        if (execution.Plan.Gate is not { } gate)
        {
            Schedule(job, Step.End, at, execution.RunningTime);
        }
        else
        {
            Hold(job, execution, gate, at);
        }
    }

    private void Hold(TJob job, JobExecution execution, JobGate gate, DateTimeOffset at)
    {
        int held = generation;
        if (!gate.TryHold(Release))
        {
            Schedule(job, Step.End, at, TimeSpan.Zero);
        }

        void Release() => store.Now(() =>
        {
            if (held == generation)
            {
                EndRun(job, execution, store.Moment);
            }
        });
    }

    /// <summary>Ends a run, unless it has ended, was told to stop, or is just ending.</summary>
    private void EndRun(TJob job, JobExecution execution, DateTimeOffset at)
    {
        if (!IsRunning(job, execution) || execution.IsEnding)
        {
            return;
        }

        execution.IsEnding = true;
        TOutcome? outcome = OutcomeOf(job);

        // The test's code may have deleted or canceled the job.
        if (IsRunning(job, execution))
        {
            End(job, outcome, at);
            Release(job, at);
        }
    }

    private static bool IsRunning(TJob job, JobExecution execution) => ReferenceEquals(job.Execution, execution) && job.IsRunning && !job.IsCanceling;

    private TOutcome? OutcomeOf(TJob job)
    {
        try
        {
            return PlannedOutcome(job) is { } planned ? planned() ?? Failure("The outcome that the test has planned is null.") : null;
        }
        catch (Exception exception)
        {
            return Failure($"The outcome that the test has planned threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    private void Schedule(TJob job, Step step, DateTimeOffset from, TimeSpan after) => schedule.Add(new Due(job, job.Execution, step), from, after);

    private readonly record struct Due(TJob Job, JobExecution Execution, Step Step);
}
