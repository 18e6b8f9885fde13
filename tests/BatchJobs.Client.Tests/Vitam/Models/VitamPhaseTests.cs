using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

public class VitamPhaseTests
{
    private const string End = "2014-01-20T03:06:17.396Z";

    [Theory]
    [InlineData("running", null, null, false, JobPhase.Running)]
    [InlineData("Running", null, "commit", false, JobPhase.Running)]
    [InlineData("done", null, null, false, JobPhase.Succeeded)]
    [InlineData("Done", End, "commit", false, JobPhase.Succeeded)]
    [InlineData("done", End, "commit", true, JobPhase.Failed)]
    [InlineData("done", End, "cancel", false, JobPhase.Canceled)]
    [InlineData("done", End, "cancel", true, JobPhase.Canceled)]
    [InlineData("canceled", null, null, false, JobPhase.Canceled)]
    [InlineData("Cancelled", End, null, true, JobPhase.Canceled)]
    [InlineData("paused", null, null, false, JobPhase.Unknown)]
    [InlineData("paused", null, "cancel", true, JobPhase.Unknown)]
    [InlineData("stopped", End, null, false, JobPhase.Succeeded)]
    [InlineData("stopped", End, null, true, JobPhase.Failed)]
    [InlineData("stopped", End, "cancel", false, JobPhase.Canceled)]
    [InlineData("failed", End, null, false, JobPhase.Failed)]
    [InlineData("Failed", null, null, false, JobPhase.Failed)]
    [InlineData("error", End, "commit", false, JobPhase.Failed)]
    [InlineData("KO", End, null, false, JobPhase.Failed)]
    [InlineData("FATAL", End, null, false, JobPhase.Failed)]
    [InlineData("", null, null, false, JobPhase.Unknown)]
    [InlineData("", End, null, true, JobPhase.Failed)]
    [InlineData("STARTED", "", null, false, JobPhase.Running)]
    [InlineData("STARTED", " ", "commit", false, JobPhase.Running)]
    [InlineData("STARTED", "", "cancel", true, JobPhase.Running)]
    [InlineData("started", null, null, false, JobPhase.Running)]
    [InlineData("OK", null, null, false, JobPhase.Succeeded)]
    [InlineData("WARNING", null, null, true, JobPhase.Succeeded)]
    [InlineData("ALREADY_EXECUTED", End, null, false, JobPhase.Succeeded)]
    [InlineData("Completed", null, null, false, JobPhase.Succeeded)]
    [InlineData("COMPLETED", End, null, true, JobPhase.Failed)]
    [InlineData("COMPLETED", End, "cancel", false, JobPhase.Canceled)]
    [InlineData("PAUSED", "", null, false, JobPhase.Unknown)]
    [InlineData("", "", null, false, JobPhase.Unknown)]
    [InlineData("done", "", null, false, JobPhase.Succeeded)]
    [InlineData("STARTED", "yesterday", null, false, JobPhase.Succeeded)]
    [Clause("VITAM-T-07", "VITAM-T-14")]
    public void A_phase_is_told_from_state_end_error_and_what_is_wanted(string state, string? ended, string? wanted, bool hasError, JobPhase phase) =>
        new VitamAsyncStatus
        {
            Id = "t1",
            State = new VitamTaskState(state),
            Ended = ended is null ? null : new VitamTime(ended),
            TaskStatus = wanted is null ? null : new VitamTaskStatus(wanted),
            Error = hasError ? new VitamError() : null,
        }.Phase.Should().Be(phase);

    [Fact]
    public async Task A_running_task_whose_end_is_empty_is_waited_for()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("STARTED", ended: "")).Respond(200, VitamClientFixture.Status("STARTED", ended: End));
        var progress = new CollectedUpdates();

        await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync(progress);

        progress.Reports.Select(update => update.Phase).Should().Equal(JobPhase.Running, JobPhase.Succeeded);
    }

    [Fact]
    public async Task A_client_can_be_taught_a_workers_words()
    {
        await using var fixture = new VitamClientFixture(options => options.PhaseSelector = status => status.State.Value switch
        {
            "EN_ATTENTE" => JobPhase.Pending,
            "KO" => JobPhase.Failed,
            _ => status.Phase,
        });
        fixture.RespondWithTask("EN_ATTENTE");
        fixture.RespondWithTask("KO");
        var progress = new CollectedUpdates();

        await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync(progress)).Should().ThrowAsync<VitamTaskFailedException>();

        progress.Reports.Select(update => update.Phase).Should().Equal(JobPhase.Pending, JobPhase.Failed);
        fixture.RespondWithTask("EN_ATTENTE");
        (await ((IBatchJob)fixture.Tasks.GetHandle("t1")).GetUpdateAsync()).Phase.Should().Be(JobPhase.Pending);
    }
}
