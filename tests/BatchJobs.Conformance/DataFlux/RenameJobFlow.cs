namespace BatchJobs.Conformance.DataFlux;

/// <summary>There is no operation that renames a flow.</summary>
public sealed class RenameJobFlow
{
    private static readonly string Old = DataFluxCalls.FlowPath("old.djf");

    [Theory, AllHosts]
    [Clause("DF-F-18")]
    public async Task A_flow_is_renamed_by_uploading_it_anew_and_deleting_the_old_one(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("old.djf", "<flow/>");
        string content = (await wire.GetAsync(Old + "/content")).Text;

        (await wire.CreateAsync("dir/new.djf", content)).Status.Should().Be(200);
        (await wire.DeleteAsync(Old)).ShouldBeEmpty(204);

        (await wire.FlowNamesAsync()).Should().Equal("dir/new.djf");
        (await wire.GetAsync(DataFluxCalls.FlowPath("dir/new.djf", "/content"))).Text.Should().Be("<flow/>");
        (await wire.GetAsync(Old)).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    public async Task A_flow_cannot_be_renamed_in_place(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("old.djf");

        foreach (string method in (string[])["PUT", "PATCH", "MOVE"])
        {
            HttpContent renamed = DataFluxCalls.Body("""{"name":"new.djf"}""", MediaType.Definition);
            (await wire.SendAsync(method, DataFluxCalls.Base + Old, renamed)).Status.Should().Be(404, method);
        }

        (await wire.FlowNamesAsync()).Should().Equal("old.djf");
    }
}
