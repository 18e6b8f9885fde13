using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Testing.DataFlux;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>The client's work with the names of job flows, against the fake.</summary>
public sealed class ClientByName
{
    private static readonly byte[] First = [.. "<first/>"u8];
    private static readonly byte[] Second = [.. "<second/>"u8];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, AllHosts]
    public async Task A_flow_is_put_in_place_found_and_executed_by_its_name(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        DataFluxJobFlows flows = Client(wire, host).JobFlows;

        DataFluxJobFlow created = await flows.CreateOrReplaceAsync("dir/ü+.djf", new MemoryStream(First), Token);
        DataFluxJobFlow replaced = await flows.CreateOrReplaceAsync("dir/ü+.djf", new MemoryStream(Second), Token);
        DataFluxJob job = await flows.ExecuteByNameAsync("dir/ü+.djf", cancellationToken: Token);

        replaced.Id.Should().Be(created.Id);
        wire.Server.DataFlux.JobFlows["dir/ü+.djf"].Should().Equal(Second);
        wire.Server.DataFlux.Jobs[job.Id].FlowName.Should().Be("dir/ü+.djf");
        (await flows.FindByNameAsync("dir/ü+.djf", Token))!.Version.Should().Be(1);
        (await flows.FindByNameAsync("dir/Ü+.djf", Token)).Should().BeNull();
        await flows.Invoking(own => own.ExecuteByNameAsync("nobody.djf", cancellationToken: Token)).Should().ThrowAsync<ResourceNotFoundException>();
    }

    [Theory, AllHosts]
    [Clause("DF-F-18")]
    public async Task A_flow_is_renamed_and_its_jobs_keep_the_old_name(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        DataFluxJobFlows flows = Client(wire, host).JobFlows;
        wire.Server.DataFlux.JobFlows.Add("old.djf", First);
        wire.Server.DataFlux.JobFlows.Add("taken.djf", Second);
        string job = await wire.RunAsync("old.djf");

        DataFluxJobFlow renamed = await flows.RenameAsync("old.djf", "new/name.djf", Token);

        renamed.Name.Should().Be("new/name.djf");
        wire.Server.DataFlux.JobFlows.Names.Should().Equal("taken.djf", "new/name.djf");
        wire.Server.DataFlux.JobFlows["new/name.djf"].Should().Equal(First);
        (await wire.JobAsync(job)).Text("name").Should().Be("old.djf");
        await flows.Invoking(own => own.RenameAsync("new/name.djf", "taken.djf", Token)).Should().ThrowAsync<ResourceConflictException>();
        await flows.Invoking(own => own.RenameAsync("new/name.djf", "a:b", Token)).Should().ThrowAsync<InvalidJobFlowNameException>();
        await flows.Invoking(own => own.RenameAsync("old.djf", "x.djf", Token)).Should().ThrowAsync<ResourceNotFoundException>();
        wire.Server.DataFlux.JobFlows.Names.Should().Equal("taken.djf", "new/name.djf");
    }

    [Theory, AllHosts]
    public async Task Who_may_not_delete_is_left_with_both_flows_and_told_so(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.DenyCommand("ram", DataFluxCommand.Delete);
        wire.Server.DataFlux.JobFlows.Add("old.djf", First);
        DataFluxJobFlows flows = Client(wire, host).JobFlows;

        JobFlowRenameIncompleteException failure = (await flows.Invoking(own => own.RenameAsync("old.djf", "new.djf", Token)).Should().ThrowAsync<JobFlowRenameIncompleteException>()).Which;

        failure.InnerException.Should().BeOfType<AccessDeniedException>();
        wire.Server.DataFlux.JobFlows.Names.Should().Equal("old.djf", "new.djf");
        (failure.OldId, failure.Id).Should().Be((DataFluxCalls.IdOf("old.djf"), DataFluxCalls.IdOf("new.djf")));
    }

    [Theory, AllHosts]
    [Clause("DF-C-09", "DF-C-16")]
    public async Task An_invalid_name_is_told_with_and_without_bodies_of_errors(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        DataFluxJobFlows flows = Client(wire, host).JobFlows;

        foreach (bool hasBodies in (bool[])[true, false])
        {
            wire.Server.DataFlux.Options.ErrorBodies = hasBodies;
            foreach (string name in (string[])["a:b", "NUL", "a/", "a\u0001b"])
            {
                (await flows.Invoking(own => own.CreateAsync(name, new MemoryStream(First), Token)).Should().ThrowAsync<InvalidJobFlowNameException>()).Which.Name.Should().Be(name);
            }
        }
    }

    [Theory, AllHosts]
    [Clause("DF-M-12")]
    public async Task Inputs_are_checked_against_the_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        DataFluxJobFlows flows = Client(wire, host).JobFlows;
        wire.AddFlow();
        wire.Server.DataFlux.JobFlows.SetMetadata("f.djf", DataFluxCalls.SampleInputs);

        DataFluxJobFlowMetadata metadata = await flows.GetMetadataAsync((await flows.FindByNameAsync("f.djf", Token))!.Id, Token);

        metadata.Check(new DataFluxInputsBuilder().Values(metadata.Inputs!.Values).Table("dataTable", metadata.Inputs.Tables["dataTable"]).Build()).Should().BeEmpty();
        metadata.Check(new DataFluxInputsBuilder().Value("Loging", "enable").Build()).Select(error => error.Path)
            .Should().Equal("Process Priority", "Logging", "dataTable", "Loging");
    }

    private static DataFluxClient Client(Wire wire, ServerHost host) => DataFluxClient.Create(
        new DataFluxClientOptions { Endpoint = wire.Address, UserName = "ram", Password = "p", AllowInsecureHttp = true },
        host == ServerHost.InProcess ? wire.Server.CreateHandler() : null,
        wire.Server.Clock);
}
