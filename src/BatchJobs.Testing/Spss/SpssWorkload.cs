namespace BatchJobs.Testing.Spss;

/// <summary>
/// The job servers: which job is claimed when, and when it ends. Everything that was due is made up for, in the order of
/// time, whenever somebody looks; between looks nothing runs.
/// </summary>
internal sealed class SpssWorkload(SpssFakeOptions options, SpssOutcome outcome)
{
    private readonly Schedule<Due> schedule = new();
    private readonly ServerQueue<(FakeSpssJob Job, SpssRun Run)> servers = new(() => options.Servers);

    private enum Step
    {
        Ready,
        End,
        CancellationDone,
    }

    /// <summary>Queues the job's present run.</summary>
    public void Enqueue(FakeSpssJob job, DateTimeOffset now)
    {
        job.Move(SpssEvent.Submit, now);
        Plan(job, Step.Ready, now, job.Run.PendingTime);
    }

    /// <summary>Lets a running job be canceled.</summary>
    public void Cancel(FakeSpssJob job, DateTimeOffset now)
    {
        job.Move(SpssEvent.Delete, now);
        Plan(job, Step.CancellationDone, now, options.CancelingTime);
    }

    /// <summary>Lets everything happen that was due by now.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        while (schedule.TryTake(now, out Due due, out DateTimeOffset at))
        {
            if (ReferenceEquals(due.Job.Run, due.Run))
            {
                Take(due, at);
            }
        }
    }

    private void Take(Due due, DateTimeOffset at)
    {
        switch (due.Step, due.Job.CurrentState)
        {
            case (Step.Ready, SpssLifecycle.Pending):
                servers.Enqueue((due.Job, due.Run));
                ClaimWaiting(at);
                break;

            case (Step.End, SpssLifecycle.Running):
                outcome.End(due.Job, at);
                Release(at);
                break;

            case (Step.CancellationDone, SpssLifecycle.Canceling):
                outcome.Cancel(due.Job, at);
                Release(at);
                break;
        }
    }

    private void ClaimWaiting(DateTimeOffset at)
    {
        while (servers.TryDequeue(out (FakeSpssJob Job, SpssRun Run) next))
        {
            if (!ReferenceEquals(next.Job.Run, next.Run) || next.Job.CurrentState != SpssLifecycle.Pending)
            {
                continue;
            }

            if (outcome.Claim(next.Job, at))
            {
                servers.Occupy();
                Plan(next.Job, Step.End, at, next.Run.RunningTime);
            }
        }
    }

    private void Release(DateTimeOffset at)
    {
        servers.Release();
        ClaimWaiting(at);
    }

    private void Plan(FakeSpssJob job, Step step, DateTimeOffset from, TimeSpan after) => schedule.Add(new Due(job, job.Run, step), from, after);

    private readonly record struct Due(FakeSpssJob Job, SpssRun Run, Step Step);
}
