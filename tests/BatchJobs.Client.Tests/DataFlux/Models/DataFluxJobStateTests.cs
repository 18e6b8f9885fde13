using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux.Models;

public class DataFluxJobStateTests
{
    [Theory]
    [InlineData("queued", JobPhase.Pending)]
    [InlineData("running", JobPhase.Running)]
    [InlineData("completed", JobPhase.Succeeded)]
    [InlineData("failed", JobPhase.Failed)]
    [InlineData("canceled", JobPhase.Canceled)]
    [InlineData("Completed", JobPhase.Succeeded)]
    [InlineData("hibernating", JobPhase.Unknown)]
    [InlineData("", JobPhase.Unknown)]
    [Clause("DF-J-22", "DF-J-23", "DF-J-24", "DF-J-25", "DF-J-26")]
    public void Every_word_has_a_phase(string word, JobPhase phase) => new DataFluxJobState(word).Phase.Should().Be(phase);

    [Fact]
    public void States_are_compared_without_regard_to_case()
    {
        (new DataFluxJobState("RUNNING") == DataFluxJobState.Running).Should().BeTrue();
        (DataFluxJobState.Failed != DataFluxJobState.Canceled).Should().BeTrue();
        new DataFluxJobState("RUNNING").GetHashCode().Should().Be(DataFluxJobState.Running.GetHashCode());
        default(DataFluxJobState).Value.Should().BeEmpty();
        DataFluxJobState.Queued.ToString().Should().Be("queued");
    }
}
