namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>HEAD /jobFlowDefns/{id}</c></summary>
public sealed class JobFlowExists
{
    [Theory, AllHosts]
    [Clause("DF-F-02", "DF-F-03", "DF-F-04")]
    public async Task An_existing_flow_answers_200_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        (await wire.CallAsync("HEAD", DataFluxCalls.FlowPath("f.djf"))).ShouldBeEmpty(200);
    }

    [Theory, AllHosts]
    [Clause("DF-F-02", "DF-F-03", "DF-F-07")]
    public async Task A_missing_flow_answers_404_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.CallAsync("HEAD", DataFluxCalls.FlowPath("f.djf"))).ShouldBeEmpty(404);
    }

    [Theory, AllHosts]
    [Clause("DF-F-03", "DF-F-05")]
    public async Task A_malformed_id_answers_400_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.CallAsync("HEAD", "/jobFlowDefns/***")).ShouldBeEmpty(400);
    }
}
