namespace BatchJobs.Testing;

/// <summary>
/// The servers of a service: which job starts when, and when it ends. Everything that was due happens, in the order of time,
/// before anybody reads or changes something; between requests nothing runs.
/// </summary>
/// <param name="store">The lock behind which all of it happens.</param>
/// <param name="servers">How many jobs can run at once; null for any number.</param>
internal abstract class JobScheduler<TJob>(JobStore store, Func<int?> servers)
    where TJob : FakeJob
{
    private readonly Schedule<Due> schedule = new();
    private readonly Queue<(TJob Job, JobExecution Execution)> waiting = new();
    private int busy;

    private enum Step
    {
        Ready,
        End,
        Stop,
    }

    /// <summary>Submits a job to the present run.</summary>
    public void Submit(TJob job, DateTimeOffset now)
    {
        job.Polls = 0;
        job.Move(JobEvent.Submit, now);
        if (job.IsRunning)
        {
            Run(job, now);
        }
        else
        {
            Plan(job, Step.Ready, now, job.Execution.WaitingTime);
        }
    }

    /// <summary>Stops a job when a time has passed.</summary>
    public void StopAfter(TJob job, DateTimeOffset now, TimeSpan time) => Plan(job, Step.Stop, now, time);

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

    public void Poll(TJob job, DateTimeOffset now)
    {
        if (job.IsRunning && !job.IsCanceling && job.Execution.Plan.PollLimit <= job.Polls)
        {
            EndRun(job, now);
        }

        job.Polls++;
    }

    /// <summary>Lets everything happen that was due by now.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        while (schedule.TryTake(now, out Due due, out DateTimeOffset at))
        {
            if (ReferenceEquals(due.Job.Execution, due.Execution))
            {
                Take(due.Job, due.Step, at);
            }
        }

        // There may be more servers than before.
        StartWaiting(now);
    }

    /// <summary>Gives a job to a server, or lets it fail at once.</summary>
    /// <returns>Whether it runs.</returns>
    protected abstract bool TryStart(TJob job, DateTimeOffset at);

    /// <summary>Ends the run of a job as its plan says.</summary>
    protected abstract void End(TJob job, DateTimeOffset at);

    /// <summary>Ends the run of a job that was told to stop.</summary>
    protected abstract void Stop(TJob job, DateTimeOffset at);

    private void Take(TJob job, Step step, DateTimeOffset at)
    {
        if (step == Step.Ready && job.IsWaiting)
        {
            waiting.Enqueue((job, job.Execution));
            StartWaiting(at);
        }
        else if (step == Step.End && job.IsRunning && !job.IsCanceling)
        {
            EndRun(job, at);
        }
        else if (step == Step.Stop && job.Allows(JobEvent.Stop))
        {
            Stop(job, at);
            Release(job, at);
        }
    }

    private void StartWaiting(DateTimeOffset at)
    {
        while ((servers() is not { } limit || busy < limit) && waiting.TryDequeue(out (TJob Job, JobExecution Execution) next))
        {
            if (ReferenceEquals(next.Job.Execution, next.Execution) && next.Job.IsWaiting && TryStart(next.Job, at))
            {
                Run(next.Job, at);
            }
        }
    }

    private void Run(TJob job, DateTimeOffset at)
    {
        JobExecution execution = job.Execution;
        execution.HasServer = true;
        busy++;
        if (execution.Plan.Gate is not { } gate)
        {
            Plan(job, Step.End, at, execution.RunningTime);
        }
        else if (!gate.TryHold(() => store.Now(() => EndHeld(job, execution))))
        {
            Plan(job, Step.End, at, TimeSpan.Zero);
        }
    }

    private void EndHeld(TJob job, JobExecution execution)
    {
        if (ReferenceEquals(job.Execution, execution) && job.IsRunning && !job.IsCanceling)
        {
            EndRun(job, store.Moment);
        }
    }

    private void EndRun(TJob job, DateTimeOffset at)
    {
        End(job, at);
        Release(job, at);
    }

    private void Plan(TJob job, Step step, DateTimeOffset from, TimeSpan after) => schedule.Add(new Due(job, job.Execution, step), from, after);

    private readonly record struct Due(TJob Job, JobExecution Execution, Step Step);
}
