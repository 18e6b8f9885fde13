using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobFlowDefns/{id}</c></summary>
public sealed class GetJobFlow
{
    [Theory, AllHosts]
    [Clause("DF-D-01", "DF-D-10", "DF-D-11", "DF-D-12", "DF-D-13", "DF-D-14", "DF-F-01")]
    public async Task A_definition_has_all_members_of_the_document(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.JobFlows.Add("Event for Logging.djf", new byte[3432], "Logs");

        WireAnswer answer = await wire.GetAsync("/jobFlowDefns/RXZlbnQgZm9yIExvZ2dpbmcuZGpm");

        answer.Status.Should().Be(200);
        answer.MediaTypeOf().Should().Be(MediaType.Definition);
        JsonElement flow = answer.Json;
        flow.Members().Should().BeEquivalentTo("version", "id", "name", "description", "modifiedTimeStamp", "size", "links");
        flow.GetProperty("version").GetInt32().Should().Be(1);
        flow.Text("id").Should().Be("RXZlbnQgZm9yIExvZ2dpbmcuZGpm");
        flow.Text("name").Should().Be("Event for Logging.djf");
        flow.Text("description").Should().Be("Logs");
        flow.GetProperty("size").GetInt32().Should().Be(3432);
    }

    [Theory, AllHosts]
    public async Task The_description_of_an_uploaded_flow_is_empty(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.CreateAsync("f.djf")).Json.Text("description").Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task A_well_formed_id_of_no_flow_answers_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync(DataFluxCalls.FlowPath("nobody.djf"))).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("DF-O-20")]
    public async Task A_malformed_id_answers_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in Identifiers.Malformed)
        {
            (await wire.GetAsync("/jobFlowDefns/" + id)).Status.Should().Be(400, id);
        }
    }
}
