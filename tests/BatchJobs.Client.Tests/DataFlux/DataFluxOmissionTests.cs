using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>What the service may leave out, and what it may call by two names.</summary>
public class DataFluxOmissionTests
{
    private const string Flow = """{"version":1,"id":"x","name":"x","links":[]}""";

    [Fact]
    [Clause("DF-S-11", "DF-D-13")]
    public async Task A_description_that_the_server_does_not_know_is_left_out()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection(Flow)).Respond(200, Flow).Respond(200, Flow);

        (await fixture.Flows.ListAsync()).Should().ContainSingle().Which.Description.Should().BeNull();
        (await fixture.Flows.GetAsync("x")).Description.Should().BeNull();
        (await fixture.Flows.GetMetadataAsync("x")).Description.Should().BeNull();
    }

    [Fact]
    [Clause("DF-M-20")]
    public async Task Outputs_that_a_flow_does_not_have_are_left_out()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, """{"version":1,"id":"x","name":"x","inputs":{"a":"b"},"links":[]}""");

        DataFluxJobFlowMetadata metadata = await fixture.Flows.GetMetadataAsync("x");

        metadata.Outputs.Should().BeNull();
        metadata.Inputs!.Values.Should().Contain("a", "b");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/vnd.sas.collection+json")]
    [Clause("DF-Q-13")]
    public async Task A_collection_is_read_under_either_of_its_media_types(string type)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running")), type);

        (await fixture.Jobs.ListAsync()).Should().ContainSingle().Which.Id.Should().Be(DataFluxClientFixture.Job);
    }
}
