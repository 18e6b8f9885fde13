namespace BatchJobs.Testing.DataFlux;

/// <summary>
/// The engines: which job starts when, and when it ends. Everything that was due is made up for, in the order of time,
/// whenever somebody looks; between looks nothing runs.
/// </summary>
internal sealed class DataFluxWorkload(DataFluxFakeOptions options, DataFluxFlows flows)
{
    private readonly Schedule<(FakeDataFluxJob Job, Step Step)> schedule = new();
    private readonly ServerQueue<FakeDataFluxJob> servers = new(() => options.Servers);

    private enum Step
    {
        Ready,
        End,
        CancellationDone,
    }

    public void Enqueue(FakeDataFluxJob job, DateTimeOffset now)
    {
        job.Move(DataFluxEvent.Execute, now);
        schedule.Add((job, Step.Ready), now, job.Run.QueuedTime);
        CatchUp(now);
    }

    /// <summary>Signals the engine of a running job to stop, or takes a job out of the queue. One signal is enough.</summary>
    public void Cancel(FakeDataFluxJob job, DateTimeOffset now)
    {
        if (job.CurrentState == DataFluxLifecycle.Queued)
        {
            End(job, DataFluxEvent.Stop, now, "The job was canceled while it was queued.");
        }
        else if (!job.IsCanceling)
        {
            job.Move(DataFluxEvent.Cancel, now);
            job.CurrentLog.Write(now, "The engine is signaled to cancel the job.");
            schedule.Add((job, Step.CancellationDone), now, options.CancelingTime);
            CatchUp(now);
        }
    }

    /// <summary>Kills the engine of a running job, or takes a job out of the queue.</summary>
    public void Kill(FakeDataFluxJob job, DateTimeOffset now)
    {
        bool wasRunning = job.CurrentState == DataFluxLifecycle.Running;
        DataFluxEvent end = options.StateAfterKill == DataFluxLifecycle.Failed ? DataFluxEvent.Fail : DataFluxEvent.Stop;
        End(job, end, now, wasRunning ? "The engine of the job was killed." : "The job was killed while it was queued.");
        if (wasRunning)
        {
            Release(now);
        }
    }

    /// <summary>Lets everything happen that was due by now.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        while (schedule.TryTake(now, out (FakeDataFluxJob Job, Step Step) due, out DateTimeOffset at))
        {
            Take(due.Job, due.Step, at);
        }

        // There may be more servers than before.
        StartWaiting(now);
    }

    private void Take(FakeDataFluxJob job, Step step, DateTimeOffset at)
    {
        switch (step, job.CurrentState)
        {
            case (Step.Ready, DataFluxLifecycle.Queued):
                servers.Enqueue(job);
                StartWaiting(at);
                break;

            case (Step.End, DataFluxLifecycle.Running) when !job.IsCanceling:
                Finish(job, at);
                Release(at);
                break;

            case (Step.CancellationDone, DataFluxLifecycle.Running):
                End(job, DataFluxEvent.Stop, at, "The job was canceled.");
                Release(at);
                break;
        }
    }

    private void StartWaiting(DateTimeOffset at)
    {
        while (servers.TryDequeue(out FakeDataFluxJob next))
        {
            if (next.CurrentState == DataFluxLifecycle.Queued && Start(next, at))
            {
                servers.Occupy();
                schedule.Add((next, Step.End), at, next.Run.RunningTime);
            }
        }
    }

    /// <summary>Takes a job from the queue; without its job flow, or with one that the engine cannot load, it fails.</summary>
    /// <returns>Whether it runs.</returns>
    private bool Start(FakeDataFluxJob job, DateTimeOffset at)
    {
        if (flows.Find(job.FlowName) is not { } flow)
        {
            End(job, DataFluxEvent.Fail, at, $"HTTP error 404: the job flow '{job.FlowName}' does not exist.");
            return false;
        }

        job.Move(DataFluxEvent.Start, at);
        job.CurrentLog.Start(at, [$"Job flow '{job.FlowName}' started by {job.UserName}.", .. DataFluxInputLines.Of(job.Inputs)]);
        if (flow.Content.EngineObjection is { } objection)
        {
            End(job, DataFluxEvent.Fail, at, objection);
            return false;
        }

        return true;
    }

    private void Release(DateTimeOffset at)
    {
        servers.Release();
        StartWaiting(at);
    }

    private static void Finish(FakeDataFluxJob job, DateTimeOffset at)
    {
        if (job.Run.FailureMessage is { } message)
        {
            End(job, DataFluxEvent.Fail, at, message);
        }
        else
        {
            End(job, DataFluxEvent.Complete, at, $"Job flow '{job.FlowName}' completed.");
        }
    }

    private static void End(FakeDataFluxJob job, DataFluxEvent how, DateTimeOffset at, string line)
    {
        job.Move(how, at);
        job.CurrentLog.Write(at, line);
    }
}
