namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>DELETE /engines</c></summary>
public sealed class Engines
{
    [Theory, AllHosts]
    [Clause("DF-R-02", "DF-G-01", "DF-O-26")]
    public async Task Engines_are_deleted_with_204_as_often_as_one_likes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.DeleteAsync("/engines")).ShouldBeEmpty(204);
        (await wire.DeleteAsync("/engines")).ShouldBeEmpty(204);
    }

    [Theory, AllHosts]
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

    [Theory, AllHosts]
    [Clause("DF-G-01", "DF-O-26")]
    public async Task The_engines_of_running_jobs_can_be_deleted_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.EnginesDeletionKillsRunningJobs = true;
        wire.Server.DataFlux.Options.Servers = 2;
        string ended = await wire.RunAsync();
        string running = await wire.StartAsync("endless.djf");
        string canceling = await wire.StartAsync("endless.djf");
        string queued = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);
        await wire.FollowAsync(await wire.JobAsync(canceling), "cancel");

        (await wire.DeleteAsync("/engines")).ShouldBeEmpty(204);

        (await wire.StateAsync(ended)).Should().Be("completed");
        foreach (string id in (string[])[running, canceling])
        {
            (await wire.StateAsync(id)).Should().Be("canceled");
            (await wire.LogAsync(id)).Should().EndWith("The engine of the job was killed.\n");
        }

        (await wire.StateAsync(queued)).Should().Be("running", "a server is free for it, with an engine of its own");
        wire.Server.DataFlux.Options.StateAfterKill = "failed";
        await wire.DeleteAsync("/engines");
        (await wire.StateAsync(queued)).Should().Be("failed");
        (await wire.FlowNamesAsync()).Should().BeEquivalentTo("f.djf", "endless.djf");
    }

    [Theory, AllHosts]
    [Clause("DF-O-26")]
    public async Task Who_may_not_delete_engines_kills_no_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.Options.EnginesDeletionKillsRunningJobs = true;
        await wire.StartAsync("endless.djf", Security.Basic("ram", "p"));

        (await wire.CallAsync("DELETE", "/engines", Security.Basic("ram", "p"))).Status.Should().Be(403);

        wire.Server.DataFlux.Jobs.Should().ContainSingle().Which.State.Should().Be("running");
    }

    [Theory, AllHosts]
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
