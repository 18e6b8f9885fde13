namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobFlowDefns/{id}/jobs</c></summary>
public sealed class JobsOfFlow
{
    private static readonly string Path = DataFluxCalls.FlowPath("f.djf", "/jobs");

    [Theory, BothDoors]
    public async Task The_collection_has_the_jobs_of_this_flow_only(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        string first = await wire.RunAsync();
        await wire.RunAsync("other.djf");
        string second = await wire.SubmitAsync();

        WireAnswer answer = await wire.GetAsync(Path);

        answer.ShouldBeACollectionOf(2);
        answer.Items().Select(job => job.Text("id")).Should().BeEquivalentTo(first, second);
    }

    [Theory, BothDoors]
    public async Task A_flow_that_was_never_executed_has_an_empty_collection(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.AddFlow();

        (await wire.GetAsync(Path)).ShouldBeACollectionOf(0);
    }

    [Theory, BothDoors]
    public async Task An_unknown_flow_answers_404_and_a_malformed_id_400(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        (await wire.GetAsync(Path)).Status.Should().Be(404);
        foreach (string id in Identifiers.Malformed)
        {
            (await wire.GetAsync($"/jobFlowDefns/{id}/jobs")).Status.Should().Be(400, id);
        }
    }
}
