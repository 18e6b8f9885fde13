using BatchJobs.Client;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Vitam;

/// <summary>The client against the fake, which share nothing but the wire.</summary>
public sealed class ClientAgainstFake : IAsyncDisposable
{
    private static readonly VitamStep Step = VitamStep.Named("CheckAndStore")
        .OtherInfo("other info")
        .Action("CheckFormat", action => action
            .Argument("file", "//file[1]").ResultSlot("format").Status(VitamActionStatus.Running).PostAssign("//id", "format")
            .Times(new VitamTime("1990-12-31T23:59:60Z"), new VitamTime("1990-12-31T23:59:60Z")))
        .Build();

    private readonly FakeBatchServer server = new();
    private ServiceProvider? services;
    private WireMockLease? lease;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, AllHosts]
    public async Task A_task_is_submitted_listed_and_waited_for(ServerHost host)
    {
        VitamClient client = await OpenAsync(host);
        server.Vitam.WhenSubmitted(task => task.Name == "CheckAndStore").RunFor(TimeSpan.FromHours(3)).ThenSucceed("https://storage.example.com/1");

        SubmitTaskResult submission = await client.Tasks.SubmitAsync(Step, cancellationToken: Token);
        VitamTaskList running = await client.Tasks.ListAsync(VitamQuery.WhereEqual("name", "Check*").AndGreater("since", new DateOnly(2015, 7, 14)), cancellationToken: Token);
        VitamAsyncStatus end = await submission.Task.WaitForCompletionAsync(cancellationToken: Token);

        submission.Status.State.Value.Should().Be("running");
        submission.Status.ResponseMetadata.RequestId.Should().Be(server.Vitam.Tasks[submission.Task.Id].RequestId);
        running.Ids.Should().Equal(submission.Task.Id);
        running.Context.Query.Should().Be("name='Check*'&since>'2015-07-14'");
        end.State.Should().Be(VitamTaskState.Done);
        end.ResultLink.Should().Be("https://storage.example.com/1");
        (end.Ended!.Value.Instant - end.Started!.Value.Instant).Should().Be(TimeSpan.FromHours(3));
    }

    [Theory, AllHosts]
    public async Task A_failed_task_says_why_with_its_inner_errors(ServerHost host)
    {
        VitamClient client = await OpenAsync(host);
        server.Vitam.WhenSubmitted(_ => true).ThenFail(new FakeVitamError(404, "File_Not_Found")
        {
            Message = "File is not found",
            Errors = [new FakeVitamError(415, "Unsupported_Media_Type"), new FakeVitamError(412, "Precondition_Failed") { Description = "deep" }],
        });
        VitamTask task = (await client.Tasks.SubmitAsync(Step, cancellationToken: Token)).Task;

        Func<Task> wait = () => task.WaitForCompletionAsync(cancellationToken: Token);

        VitamTaskFailedException failure = (await wait.Should().ThrowAsync<VitamTaskFailedException>()).Which;
        failure.Message.Should().Contain("File is not found").And.Contain("deep");
        failure.Error!.Errors.Select(error => error.HttpCode).Should().Equal(415, 412);
    }

    [Theory, AllHosts]
    public async Task A_running_task_is_canceled_by_its_id_and_by_its_request(ServerHost host)
    {
        VitamClient client = await OpenAsync(host);
        server.Vitam.WhenSubmitted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        SubmitTaskResult one = await client.Tasks.SubmitAsync(Step, cancellationToken: Token);
        SubmitTaskResult two = await client.Tasks.SubmitAsync(Step, cancellationToken: Token);

        VitamAsyncStatus first = await one.Task.CancelAsync(cancellationToken: Token);
        VitamAsyncStatus second = await client.Tasks.CancelByRequestIdAsync(two.Status.ResponseMetadata.RequestId!, cancellationToken: Token);
        Func<Task> wait = () => one.Task.WaitForCompletionAsync(cancellationToken: Token);
        Func<Task> again = () => one.Task.CancelAsync(cancellationToken: Token);

        first.TaskStatus.Should().Be(VitamTaskStatus.Cancel);
        second.Id.Should().Be(two.Task.Id);
        second.Phase.Should().Be(JobPhase.Canceled);
        await wait.Should().ThrowAsync<JobCanceledException>();
        (await again.Should().ThrowAsync<ResourceConflictException>()).Which.RequestId.Should().NotBeNullOrEmpty();
    }

    [Theory, AllHosts]
    public async Task Tenants_are_kept_apart_and_the_handle_keeps_its_tenant(ServerHost host)
    {
        VitamClient client = await OpenAsync(host, options => options.TenantId = 7);
        VitamTask zero = (await client.Tasks.SubmitAsync(Step, new VitamRequestOptions { TenantId = 0, ApplicationId = "SESSION-ID-00001" }, Token)).Task;

        VitamAsyncStatus seen = await zero.GetStatusAsync(Token);
        Func<Task> asSeven = () => client.Tasks.GetAsync(zero.Id, cancellationToken: Token);

        seen.ResponseMetadata.TenantId.Should().Be(0);
        seen.ResponseMetadata.ApplicationId.Should().Be("SESSION-ID-00001");
        await asSeven.Should().ThrowAsync<ResourceNotFoundException>();
        server.Vitam.Tasks[zero.Id].Tenant.Should().Be(0);
    }

    [Theory, AllHosts]
    public async Task A_wrong_key_is_refused_and_not_shown(ServerHost host)
    {
        server.Vitam.Options.PlatformKey = "the right one";
        VitamClient client = await OpenAsync(host, options => options.PlatformKey = "s3cret-key");

        Func<Task> status = () => client.Service.GetStatusAsync(Token);

        AccessDeniedException refusal = (await status.Should().ThrowAsync<AccessDeniedException>()).Which;
        refusal.ApiVersion.Should().Be("V1.25");
        refusal.ToString().Should().NotContain("s3cret-key");
    }

    [Theory, AllHosts]
    public async Task The_service_tells_how_it_is(ServerHost host)
    {
        VitamClient client = await OpenAsync(host);
        server.Vitam.Status = "ShutdownInProgress";

        VitamServiceStatus status = await client.Service.GetStatusAsync(Token);
        server.Vitam.IsAvailable = false;
        Func<Task> unavailable = () => client.Service.GetStatusAsync(Token);

        status.Status.Should().Be(VitamServiceState.ShutdownInProgress);
        status.Started.Instant.Should().NotBeNull();
        (await unavailable.Should().ThrowAsync<ServiceException>()).Which.RequestId.Should().BeNull();
    }

    [Fact]
    public async Task A_task_that_vanishes_is_reported_with_its_last_state()
    {
        VitamClient client = await OpenAsync(ServerHost.InProcess);
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(1));
        VitamTask task = (await client.Tasks.SubmitAsync(Step, cancellationToken: Token)).Task;
        await using IAsyncEnumerator<JobUpdate> watch = task.WatchAsync(Token).GetAsyncEnumerator(Token);
        await watch.MoveNextAsync();

        server.Vitam.Tasks[task.Id].Delete();
        Func<Task> next = async () => await watch.MoveNextAsync();

        (await next.Should().ThrowAsync<JobDeletedException>()).Which.LastSeen!.State.Should().Be("running");
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        lease?.Dispose();
        await server.DisposeAsync();
    }

    private async Task<VitamClient> OpenAsync(ServerHost host, Action<VitamClientOptions>? configure = null)
    {
        Uri endpoint = host == ServerHost.Kestrel ? await server.ListenAsync(cancellationToken: Token) : new Uri("https://worker.example.com");
        var collection = new ServiceCollection();
        collection.AddVitamClient(options =>
        {
            options.Endpoint = endpoint;
            options.PlatformKey = "key";

            // What is on its way through a socket does not keep the fake's time still.
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            configure?.Invoke(options);
        });
        if (host == ServerHost.InProcess)
        {
            collection.AddFakeBatchServer(server);
        }
        else if (host == ServerHost.WireMock)
        {
            collection.AddFakeBatchServer(server, (lease = WireMockLease.Of(server)).Server);
        }
        else
        {
            collection.AddSingleton<TimeProvider>(server.Clock);
        }

        services = collection.BuildServiceProvider();
        return services.GetRequiredService<VitamClient>();
    }
}
