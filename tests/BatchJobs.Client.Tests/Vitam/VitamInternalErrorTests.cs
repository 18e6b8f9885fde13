namespace BatchJobs.Client.Tests.Vitam;

/// <summary>The document knows no 500, so it is no answer to bad input, but a failure that may pass.</summary>
public sealed class VitamInternalErrorTests
{
    [Fact]
    public async Task A_look_is_repeated()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(500).Respond(200, VitamClientFixture.Status("running"));

        (await fixture.Tasks.GetAsync("t1")).State.Value.Should().Be("running");

        fixture.Wire.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_submission_is_not_and_its_outcome_is_unknown()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(500).Respond(200, VitamClientFixture.List("new")).Respond(200, VitamClientFixture.Status("running", "new"));
        Func<Task> submit = () => fixture.Tasks.SubmitAsync(VitamClientFixture.Step);

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>())
            .Which.Candidates.Should().ContainSingle().Which.Id.Should().Be("new");

        fixture.Wire.Sent.Should().ContainSingle(sent => sent.Method == "POST");
    }
}
