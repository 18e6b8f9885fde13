namespace BatchJobs.Testing.Vitam;

/// <summary>How a task ends.</summary>
internal sealed class VitamTaskScheduler(VitamStore store) : JobScheduler<FakeVitamTask, VitamOutcome>(store, static () => null)
{
    protected override Func<VitamOutcome>? PlannedOutcome(FakeVitamTask job) =>
        job.Plan.Outcome is { } outcome ? () => outcome(job.Submitted) : null;

    protected override VitamOutcome Failure(string message) => VitamOutcome.Failed(new FakeVitamError(500, "Test_Failure") { Message = message });

    protected override void End(FakeVitamTask job, VitamOutcome? outcome, DateTimeOffset at)
    {
        job.Outcome = outcome;
        job.Move(outcome?.Error is null ? JobEvent.Succeed : JobEvent.Fail, at);
    }
}
