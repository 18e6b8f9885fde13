using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Models;

public class SpssJobStateTests
{
    [Theory]
    [Clause("SPSS-S-01", "SPSS-S-02", "SPSS-S-03", "SPSS-V-17")]
    [InlineData("PENDING", JobPhase.Pending)]
    [InlineData("RUNNING", JobPhase.Running)]
    [InlineData("CANCELING", JobPhase.Canceling)]
    [InlineData("CANCELED", JobPhase.Canceled)]
    [InlineData("CANCELLING", JobPhase.Canceling)]
    [InlineData("Cancelled", JobPhase.Canceled)]
    [InlineData("FAILED", JobPhase.Failed)]
    [InlineData("SUCCESS", JobPhase.Succeeded)]
    [InlineData("Success", JobPhase.Succeeded)]
    [InlineData("", JobPhase.Unknown)]
    [InlineData("SUCCEEDED", JobPhase.Unknown)]
    public void Every_word_has_a_phase(string word, JobPhase phase)
    {
        var state = new SpssJobState(word);

        state.Phase.Should().Be(phase);
        state.Value.Should().Be(word);
    }

    [Fact]
    public void States_are_compared_without_regard_to_case()
    {
        var state = new SpssJobState("running");

        (state == SpssJobState.Running).Should().BeTrue();
        (state != SpssJobState.Failed).Should().BeTrue();
        state.GetHashCode().Should().Be(SpssJobState.Running.GetHashCode());
        state.Equals((object)"running").Should().BeFalse();
    }

    [Fact]
    public void No_state_is_an_unknown_one()
    {
        default(SpssJobState).Phase.Should().Be(JobPhase.Unknown);
        default(SpssJobState).Should().Be(new SpssJobState(""));
        FluentActions.Invoking(() => new SpssJobState(null!)).Should().Throw<ArgumentNullException>();
    }
}
