namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>DELETE /engines</c></summary>
public sealed class Engines
{
    [Theory, BothHosts]
    [Clause("DF-R-02", "DF-G-01", "DF-O-26")]
    public async Task Engines_are_deleted_with_204_as_often_as_one_likes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.DeleteAsync("/engines")).ShouldBeEmpty(204);
        (await wire.DeleteAsync("/engines")).ShouldBeEmpty(204);
    }

    [Theory, BothHosts]
    [Clause("DF-O-26")]
    public async Task Jobs_and_flows_are_untouched(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        string ended = await wire.RunAsync();
        string running = await wire.StartAsync("endless.djf");
        string queued = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);

        await wire.DeleteAsync("/engines");

        (await wire.StateAsync(ended)).Should().Be("completed");
        (await wire.StateAsync(running)).Should().Be("running");
        (await wire.StateAsync(queued)).Should().Be("queued");
        (await wire.FlowNamesAsync()).Should().BeEquivalentTo("f.djf", "endless.djf");
    }

    [Theory, BothHosts]
    [Clause("DF-O-26")]
    public async Task Only_administrators_delete_engines_unless_configured_otherwise(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.AddUser("root", "p", isAdministrator: true);

        (await wire.CallAsync("DELETE", "/engines", Security.Basic("ram", "p"))).Status.Should().Be(403);
        (await wire.CallAsync("DELETE", "/engines", Security.Basic("root", "p"))).ShouldBeEmpty(204);

        wire.Server.DataFlux.Options.AdministratorsOnlyDeleteEngines = false;

        (await wire.CallAsync("DELETE", "/engines", Security.Basic("ram", "p"))).ShouldBeEmpty(204);
    }
}
