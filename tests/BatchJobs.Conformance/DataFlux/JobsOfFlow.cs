namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobFlowDefns/{id}/jobs</c></summary>
public sealed class JobsOfFlow
{
    private static readonly string Path = DataFluxCalls.FlowPath("f.djf", "/jobs");

    [Theory, AllHosts]
    [Clause("DF-J-02", "DF-F-47")]
    public async Task The_collection_has_the_jobs_of_this_flow_only(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string first = await wire.RunAsync();
        await wire.RunAsync("other.djf");
        string second = await wire.SubmitAsync();

        WireAnswer answer = await wire.GetAsync(Path);

        answer.ShouldBeACollectionOf(2);
        answer.Items().Select(job => job.Text("id")).Should().BeEquivalentTo(first, second);
    }

    [Theory, AllHosts]
    [Clause("DF-F-49")]
    public async Task A_flow_that_was_never_executed_has_an_empty_collection(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        (await wire.GetAsync(Path)).ShouldBeACollectionOf(0);
    }

    [Theory, AllHosts]
    [Clause("DF-F-50", "DF-F-52")]
    public async Task An_unknown_flow_answers_404_and_a_malformed_id_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync(Path)).Status.Should().Be(404);
        foreach (string id in Identifiers.Malformed)
        {
            (await wire.GetAsync($"/jobFlowDefns/{id}/jobs")).Status.Should().Be(400, id);
        }
    }
}
