using BatchJobs.Client;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Conformance.Interfaces;

/// <summary>Every operation of the DataFlux service by its interfaces, against the fake.</summary>
public sealed class DataFluxInterfaces
{
    private static readonly DataFluxInputs Inputs = new DataFluxInputsBuilder().Value("Region", "north").Build();

    private static CancellationToken Token => RawClient.Token;

    [Theory, AllHosts]
    public async Task Server(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        var server = client.Get<IDataFluxServerApi>();

        DataFluxRoot root = await server.GetRootAsync(Token);
        DataFluxServerInfo info = await server.GetInfoAsync(Token);
        await server.DeleteEnginesAsync(Token);

        root.Links.Should().NotBeEmpty();
        info.Version.Should().BePositive();
    }

    [Theory, AllHosts]
    public async Task Job_flows(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        var flows = client.Get<IDataFluxJobFlowDefnsApi>();

        DataFluxJobFlow created = await flows.CreateAsync(new DataFluxNewJobFlow("a/b c.djf", RawClient.Content("<flow/>")), Token);
        string id = created.Id;
        DataFluxList<DataFluxJobFlowSummary> listed = await flows.ListAsync(Token);
        await flows.ExistsAsync(id, Token);
        DataFluxJobFlow described = await flows.GetAsync(id, Token);
        string content = await RawClient.ReadAsync(await flows.GetContentAsync(id, Token));
        DataFluxJobFlow updated = await flows.UpdateContentAsync(id, RawClient.Content("<new/>"), Token);
        DataFluxJobFlowMetadata metadata = await flows.GetMetadataAsync(id, Token);
        DataFluxStartedJob started = await flows.ExecuteAsync(id, Inputs, Token);
        DataFluxList<DataFluxJobStatus> jobs = await flows.ListJobsAsync(id, Token);
        await client.Get<DataFluxClient>().Jobs.GetHandle(started.Id).WaitForCompletionAsync(cancellationToken: Token);
        await flows.DeleteAsync(id, Token);

        listed.Should().ContainSingle().Which.Id.Should().Be(id);
        described.Name.Should().Be("a/b c.djf");
        content.Should().Be("<flow/>");
        updated.Id.Should().Be(id);
        metadata.Should().NotBeNull();
        jobs.Should().ContainSingle().Which.Id.Should().Be(started.Id);
        Func<Task> exists = () => flows.ExistsAsync(id, Token);
        await exists.Should().ThrowAsync<ResourceNotFoundException>();
    }

    [Theory, AllHosts]
    public async Task Jobs(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.DataFlux.JobFlows.Add("f.djf", "<flow/>"u8.ToArray());
        client.Server.DataFlux.WhenExecuted(_ => true).Log(TimeSpan.Zero, "begun").RunFor(TimeSpan.FromHours(1));
        var jobs = client.Get<IDataFluxJobsApi>();
        var flows = client.Get<IDataFluxJobFlowDefnsApi>();
        string flow = (await flows.ListAsync(Token))[0].Id;
        string id = (await flows.ExecuteAsync(flow, Inputs, Token)).Id;

        DataFluxJobStatus described = await jobs.GetAsync(id, Token);
        string log = await RawClient.ReadAsync(await jobs.GetLogAsync(id, Token));
        Func<Task> early = () => jobs.DeleteAsync(id, Token);
        await early.Should().ThrowAsync<ResourceConflictException>();
        string[][] lists =
        [
            [.. (await jobs.ListAsync(cancellationToken: Token)).Select(job => job.Id)],
            [.. (await jobs.ListAsync(name: "f.djf", cancellationToken: Token)).Select(job => job.Id)],
            [.. (await jobs.ListAsync(user: "ann", cancellationToken: Token)).Select(job => job.Id)],
            [.. (await jobs.ListAsync(state: "running", cancellationToken: Token)).Select(job => job.Id)],
        ];
        await client.Get<DataFluxClient>().Jobs.GetHandle(id).WaitForCompletionAsync(cancellationToken: Token);
        await jobs.DeleteAsync(id, Token);
        await client.Get<DataFluxClient>().Jobs.GetHandle((await flows.ExecuteAsync(flow, Inputs, Token)).Id).WaitForCompletionAsync(cancellationToken: Token);
        await jobs.DeleteByStateAsync("completed", Token);

        described.State.Should().Be(DataFluxJobState.Running);
        log.Should().Contain("begun");
        lists.Should().OnlyContain(list => list.Length == 1 && list[0] == id);
        (await jobs.ListAsync(cancellationToken: Token)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(ServerHost.InProcess, "PUT")]
    [InlineData(ServerHost.Kestrel, "PUT")]
    [InlineData(ServerHost.WireMock, "PUT")]
    [InlineData(ServerHost.InProcess, "POST")]
    [InlineData(ServerHost.Kestrel, "POST")]
    [InlineData(ServerHost.WireMock, "POST")]
    [InlineData(ServerHost.InProcess, "PATCH")]
    [InlineData(ServerHost.Kestrel, "PATCH")]
    [InlineData(ServerHost.WireMock, "PATCH")]
    [InlineData(ServerHost.InProcess, "DELETE")]
    [InlineData(ServerHost.Kestrel, "DELETE")]
    [InlineData(ServerHost.WireMock, "DELETE")]
    public async Task Links(ServerHost host, string verb)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.DataFlux.JobFlows.Add("f.djf", "<flow/>"u8.ToArray());
        client.Server.DataFlux.WhenExecuted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        client.Server.DataFlux.Options.CancelStatus = 200;
        var jobs = client.Get<IDataFluxJobsApi>();
        var flows = client.Get<IDataFluxJobFlowDefnsApi>();
        string id = (await flows.ExecuteAsync((await flows.ListAsync(Token))[0].Id, Inputs, Token)).Id;
        var link = new Uri((await jobs.GetAsync(id, Token)).Links.Single(link => link.Rel == "cancel").Href!);

        Task<DataFluxLinkedJob?> following = verb switch
        {
            "PUT" => jobs.PutLinkAsync(link, Token),
            "POST" => jobs.PostLinkAsync(link, Token),
            "PATCH" => jobs.PatchLinkAsync(link, Token),
            _ => jobs.DeleteLinkAsync(link, Token),
        };

        if (verb == "PUT")
        {
            (await following)!.Job.Id.Should().Be(id);
        }
        else
        {
            // The fake's links name PUT, and it knows no other verb for them.
            ServiceException refusal = (await Record.ExceptionAsync(() => following)).Should().BeAssignableTo<ServiceException>().Which;
            refusal.Route.Should().Be($"{verb} (link of a job)");
        }
    }
}
