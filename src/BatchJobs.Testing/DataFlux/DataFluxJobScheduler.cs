namespace BatchJobs.Testing.DataFlux;

/// <summary>What a job does to itself and to its log when an engine takes it and when it ends.</summary>
/// <param name="store">What the service remembers.</param>
/// <param name="flows">The job flows as a test sees them.</param>
internal sealed class DataFluxJobScheduler(DataFluxStore store, FakeDataFluxJobFlows flows)
    : JobScheduler<FakeDataFluxJob, DataFluxOutcome>(store, () => store.Options.Servers)
{
    /// <summary>Signals the engine of a running job to stop, or takes a job out of the queue. One signal is enough.</summary>
    public void Cancel(FakeDataFluxJob job, DateTimeOffset now)
    {
        if (job.IsWaiting)
        {
            End(job, JobEvent.Stop, now, "The job was canceled while it was queued.");
        }
        else if (!job.IsCanceling)
        {
            job.Move(JobEvent.Cancel, now);
            job.CurrentLog.Write(now, "The engine is signaled to cancel the job.");
            StopAfter(job, now, store.Options.CancelingTime);
            CatchUp(now);
        }
    }

    /// <summary>Kills the engine of a running job, or takes a job out of the queue.</summary>
    public void Kill(FakeDataFluxJob job, DateTimeOffset now)
    {
        JobEvent end = store.Options.StateAfterKill == DataFluxLifecycle.Failed ? JobEvent.Fail : JobEvent.Stop;
        End(job, end, now, job.IsRunning ? "The engine of the job was killed." : "The job was killed while it was queued.");
        Release(job, now);
    }

    /// <summary>An engine takes the job; without its job flow, or with one that it cannot load, it fails there and then.</summary>
    protected override bool TryStart(FakeDataFluxJob job, DateTimeOffset at)
    {
        if (store.Flows.Find(job.FlowName) is not { } flow)
        {
            End(job, JobEvent.Fail, at, $"HTTP error 404: the job flow '{job.FlowName}' does not exist.");
            return false;
        }

        base.TryStart(job, at);
        job.CurrentLog.Start(at, [$"Job flow '{job.FlowName}' started by {job.UserName}.", .. DataFluxInputLines.Of(job.Inputs)]);
        if (flow.Content.EngineObjection is { } objection)
        {
            End(job, JobEvent.Fail, at, objection);
            return false;
        }

        return true;
    }

    protected override Func<DataFluxOutcome>? PlannedOutcome(FakeDataFluxJob job) =>
        ((DataFluxJobPlan)job.Execution.Plan).Outcome is { } outcome ? () => outcome(job.Executed, flows) : null;

    protected override DataFluxOutcome Failure(string message) => DataFluxOutcome.Failed(message);

    protected override void End(FakeDataFluxJob job, DataFluxOutcome? outcome, DateTimeOffset at)
    {
        if (outcome?.FailureMessage is { } message)
        {
            End(job, JobEvent.Fail, at, message);
        }
        else
        {
            End(job, JobEvent.Succeed, at, $"Job flow '{job.FlowName}' completed.");
        }
    }

    protected override void Stop(FakeDataFluxJob job, DateTimeOffset at) => End(job, JobEvent.Stop, at, "The job was canceled.");

    private static void End(FakeDataFluxJob job, JobEvent how, DateTimeOffset at, string line)
    {
        job.Move(how, at);
        job.CurrentLog.Write(at, line);
    }
}
