namespace BatchJobs.Testing.Vitam;

/// <summary>How a task ends.</summary>
internal sealed class VitamTaskScheduler(VitamStore store) : JobScheduler<FakeVitamTask>(store, static () => null)
{
    protected override bool TryStart(FakeVitamTask job, DateTimeOffset at) => true;

    protected override void End(FakeVitamTask job, DateTimeOffset at)
    {
        job.Outcome = OutcomeOf(job);
        job.Move(job.Outcome?.Error is null ? JobEvent.Succeed : JobEvent.Fail, at);
    }

    protected override void Stop(FakeVitamTask job, DateTimeOffset at) => job.Move(JobEvent.Stop, at);

    private static VitamOutcome? OutcomeOf(FakeVitamTask task)
    {
        try
        {
            return ((VitamTaskPlan)task.Execution.Plan).Outcome?.Invoke(task.Submitted);
        }
        catch (Exception exception)
        {
            return VitamOutcome.Failed(new FakeVitamError(500, "Test_Failure")
            {
                Message = $"The outcome that the test has planned threw {exception.GetType().Name}: {exception.Message}",
            });
        }
    }
}
