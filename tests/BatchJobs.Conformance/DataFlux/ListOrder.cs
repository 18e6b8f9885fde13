namespace BatchJobs.Conformance.DataFlux;

/// <summary>In which order lists come.</summary>
public sealed class ListOrder
{
    private static readonly string[] Names = ["z.djf", "a/b.djf", "m.djf", "A.djf"];

    [Theory, AllHosts]
    [Clause("DF-O-32")]
    public async Task Flows_are_listed_in_the_order_of_their_creation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string name in Names)
        {
            await wire.CreateAsync(name);
        }

        await wire.AdvanceAsync(10);
        await wire.PutContentAsync("z.djf", [1]);

        (await wire.FlowNamesAsync()).Should().Equal(Names);
    }

    [Theory, AllHosts]
    [Clause("DF-O-32")]
    public async Task Jobs_are_listed_in_the_order_of_their_creation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(job => job.FlowName == "z.djf").RunFor(TimeSpan.FromSeconds(30));
        var ids = new List<string>();
        foreach (string name in (string[])[.. Names, "z.djf"])
        {
            ids.Add(await wire.SubmitAsync(name));
            await wire.AdvanceAsync(1);
        }

        await wire.AdvanceAsync(60);

        (await wire.JobIdsAsync()).Should().Equal(ids);
        (await wire.JobIdsAsync("?state=completed")).Should().Equal(ids);
        (await wire.JobIdsAsync("?user=PUBLIC")).Should().Equal(ids);
        (await wire.JobIdsAsync("?name=z.djf")).Should().Equal(ids[0], ids[^1]);
        (await wire.GetAsync(DataFluxCalls.FlowPath("z.djf", "/jobs"))).Items().Select(job => job.Text("id")).Should().Equal(ids[0], ids[^1]);
    }
}
