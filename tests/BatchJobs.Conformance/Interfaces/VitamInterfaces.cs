using BatchJobs.Client;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Conformance.Interfaces;

/// <summary>Every operation of the Vitam service by its interfaces, against the fake.</summary>
public sealed class VitamInterfaces
{
    private static readonly VitamStep Step = VitamStep.Named("Check").Action("CheckFormat").Build();

    private static CancellationToken Token => RawClient.Token;

    [Theory, AllHosts]
    public async Task Status(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);

        VitamServiceStatus status = await client.Get<IVitamStatusApi>().GetStatusAsync(Token);

        status.Status.Should().Be(VitamServiceState.Active);
        status.ResponseMetadata.FullApiVersion.Should().NotBeNull();
    }

    [Theory, AllHosts]
    public async Task Tasks(ServerHost host)
    {
        await using RawClient client = await RawClient.OpenAsync(host);
        client.Server.Vitam.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        var tasks = client.Get<IVitamTasksApi>();

        VitamAsyncStatus one = await tasks.SubmitAsync(Step, "SESSION-1", "0", "own-1", Token);
        VitamAsyncStatus two = await tasks.SubmitAsync(Step, cancellationToken: Token);
        VitamTaskList all = await tasks.ListAsync(tenantId: "0", cancellationToken: Token);
        VitamTaskList some = await tasks.QueryAsync(VitamQuery.WhereEqual("name", "No*"), cancellationToken: Token);
        VitamAsyncStatus described = await tasks.GetAsync(one.Id, tenantId: "0", cancellationToken: Token);
        VitamAsyncStatus canceled = await tasks.CancelAsync(one.Id, new VitamGenericObject { Message = "cancel" }, tenantId: "0", cancellationToken: Token);
        VitamAsyncStatus byRequest = await tasks.CancelByRequestIdAsync(new VitamGenericObject { RequestId = two.ResponseMetadata.RequestId }, cancellationToken: Token);

        all.Ids.Should().Contain(one.Id);
        some.Ids.Should().BeEmpty();
        some.Context.Query.Should().Be("name='No*'");
        described.State.Value.Should().Be("running");
        canceled.State.Value.Should().Be("canceled");
        byRequest.Id.Should().Be(two.Id);
        client.Server.Vitam.Tasks[one.Id].Tenant.Should().Be(0);
        Func<Task> again = () => tasks.CancelAsync(one.Id, new VitamGenericObject(), tenantId: "0", cancellationToken: Token);
        await again.Should().ThrowAsync<ResourceConflictException>();
    }
}
