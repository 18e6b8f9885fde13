using System.Text;
using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>The client against the fake, which share nothing but the wire.</summary>
public sealed class ClientAgainstFake : IAsyncDisposable
{
    private static readonly byte[] Flow = Encoding.UTF8.GetBytes("<flow/>");

    private readonly FakeBatchServer server = new();
    private ServiceProvider? services;
    private WireMockLease? lease;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, AllHosts]
    public async Task A_flow_is_uploaded_executed_followed_and_removed(ServerHost host)
    {
        DataFluxClient client = await OpenAsync(host);
        server.DataFlux.WhenExecuted(job => job.Input("mode") == "fast")
            .RunFor(TimeSpan.FromSeconds(2))
            .Log(TimeSpan.FromSeconds(1), "half way");

        DataFluxJobFlow flow = await client.JobFlows.CreateAsync("lists/100Exp+Copy ~ÿ.djf", new MemoryStream(Flow), Token);
        DataFluxInputs inputs = new DataFluxInputsBuilder()
            .Value("mode", "fast")
            .Table("dataTable", table => table.String("Full Name", 255).Integer("Age").Boolean("Donor").Date("Birthday").Real("Temperature")
                .Row("sample string", 2, true, new DateOnly(2014, 10, 13), 5.5)
                .Row(null, null, null, null, null))
            .Build();
        DataFluxJob job = await client.JobFlows.ExecuteAsync(flow.Id, inputs, Token);
        List<string> log = [];
        await foreach (string line in job.FollowLogAsync(Token))
        {
            log.Add(line);
        }

        DataFluxJobStatus status = await job.WaitForCompletionAsync(cancellationToken: Token);
        bool isDeleted = await job.DeleteAsync(Token) && await client.JobFlows.DeleteAsync(flow.Id, Token);

        status.State.Should().Be(DataFluxJobState.Completed);
        status.JobFlowName.Should().Be("lists/100Exp+Copy ~ÿ.djf");
        log.Should().ContainSingle(line => line.Contains("half way"));
        isDeleted.Should().BeTrue();
        (await client.JobFlows.ExistsAsync(flow.Id, Token)).Should().BeFalse();
        server.DataFlux.Jobs.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ServerHost.InProcess, "/jobs/{id}/cancel", 200)]
    [InlineData(ServerHost.Kestrel, "/jobs/{id}/cancel", 204)]
    [InlineData(ServerHost.WireMock, "/jobs/{id}/cancel", 200)]
    [InlineData(ServerHost.InProcess, "/jobs/{id}?action=cancel", 204)]
    [InlineData(ServerHost.Kestrel, "/jobs/{id}?action=cancel", 200)]
    [InlineData(ServerHost.WireMock, "/jobs/{id}?action=cancel", 204)]
    public async Task A_running_job_is_canceled_by_whatever_link_it_has(ServerHost host, string link, int answer)
    {
        DataFluxClient client = await OpenAsync(host);
        server.DataFlux.Options.CancelLink = link;
        server.DataFlux.Options.CancelStatus = answer;
        server.DataFlux.WhenExecuted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
        server.DataFlux.JobFlows.Add("f.djf", Flow);
        DataFluxJob job = await client.JobFlows.ExecuteAsync((await client.JobFlows.ListAsync(Token))[0].Id, cancellationToken: Token);

        await job.CancelAsync(Token);
        Func<Task> wait = () => job.WaitForCompletionAsync(cancellationToken: Token);

        await wait.Should().ThrowAsync<JobCanceledException>();
        Func<Task> again = () => job.CancelAsync(Token);
        await again.Should().ThrowAsync<OperationNotAvailableException>();
    }

    [Theory, AllHosts]
    public async Task A_failed_job_says_what_its_log_says(ServerHost host)
    {
        DataFluxClient client = await OpenAsync(host);
        server.DataFlux.WhenExecuted(_ => true).ThenFail("the table is locked");
        server.DataFlux.JobFlows.Add("f.djf", Flow);
        DataFluxJob job = await client.JobFlows.ExecuteAsync((await client.JobFlows.ListAsync(Token))[0].Id, cancellationToken: Token);

        Func<Task> wait = () => job.WaitForCompletionAsync(cancellationToken: Token);

        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*the table is locked*");
    }

    [Theory, AllHosts]
    public async Task Credentials_are_sent_and_permissions_kept(ServerHost host)
    {
        server.DataFlux.AddUser("ram", "s3cret:ü");
        server.DataFlux.JobFlows.Add("open.djf", Flow);
        server.DataFlux.JobFlows.Add("closed.djf", Flow);
        server.DataFlux.Deny("ram", "closed.djf");
        DataFluxClient client = await OpenAsync(host, options => (options.UserName, options.Password) = ("ram", "s3cret:ü"));

        DataFluxList<DataFluxJobFlowSummary> flows = await client.JobFlows.ListAsync(Token);
        DataFluxJob allowed = await client.JobFlows.ExecuteAsync(flows.Single(flow => flow.Name == "open.djf").Id, cancellationToken: Token);
        Func<Task> denied = () => client.JobFlows.ExecuteAsync(flows.Single(flow => flow.Name == "closed.djf").Id, cancellationToken: Token);

        (await allowed.WaitForCompletionAsync(cancellationToken: Token)).UserName.Should().Be("ram");
        (await denied.Should().ThrowAsync<AccessDeniedException>()).Which.ToString().Should().NotContain("s3cret");
        (await client.Jobs.ListByUserAsync("ram", Token)).Should().ContainSingle();
    }

    [Theory, AllHosts]
    public async Task The_server_tells_about_itself(ServerHost host)
    {
        DataFluxClient client = await OpenAsync(host);
        server.DataFlux.JobFlows.SetMetadata(name => name == "f.djf", """{"inputs":{"mode":null},"outputs":{"n":"2"}}""");
        server.DataFlux.JobFlows.Add("f.djf", Flow);

        DataFluxServerInfo info = await client.Server.GetInfoAsync(Token);
        DataFluxJobFlowMetadata metadata = await client.JobFlows.GetMetadataAsync((await client.JobFlows.ListAsync(Token))[0].Id, Token);

        info.MinutesFromGmt.Should().Be(-300);
        metadata.Inputs!.Values.Should().ContainKey("mode");
        (await client.Server.GetRootAsync(Token)).Links.Should().NotBeEmpty();
    }

    [Theory, AllHosts]
    public async Task The_longest_name_goes_all_the_way(ServerHost host)
    {
        DataFluxClient client = await OpenAsync(host);
        DataFluxJobFlow flow = await client.JobFlows.CreateAsync(new string('ÿ', 2048), new MemoryStream(Flow), Token);

        (await client.JobFlows.ExistsAsync(flow.Id, Token)).Should().BeTrue();
        (await client.JobFlows.DeleteAsync(flow.Id, Token)).Should().BeTrue();
    }

    [Fact]
    public async Task A_log_can_be_followed_again_from_the_beginning()
    {
        DataFluxClient client = await OpenAsync(ServerHost.InProcess);
        server.DataFlux.JobFlows.Add("f.djf", Flow);
        DataFluxJob job = await client.JobFlows.ExecuteAsync((await client.JobFlows.ListAsync(Token))[0].Id, cancellationToken: Token);
        IAsyncEnumerable<string> log = job.FollowLogAsync(Token);

        List<string> once = await ReadAsync(log);
        List<string> again = await ReadAsync(log);

        again.Should().Equal(once).And.NotBeEmpty();
    }

    [Fact]
    public async Task Servers_that_are_added_take_up_what_waits()
    {
        DataFluxClient client = await OpenAsync(ServerHost.InProcess);
        server.DataFlux.Options.Servers = 0;
        server.DataFlux.JobFlows.Add("f.djf", Flow);
        DataFluxJob job = await client.JobFlows.ExecuteAsync((await client.JobFlows.ListAsync(Token))[0].Id, cancellationToken: Token);

        DataFluxJobState before = (await job.GetStatusAsync(Token)).State;
        server.DataFlux.Options.Servers = 1;

        before.Should().Be(DataFluxJobState.Queued);
        (await job.GetStatusAsync(Token)).State.Should().Be(DataFluxJobState.Running);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(0.1, 200)]
    public async Task A_thousand_waits_share_their_looks(double jitter, int mostRequests)
    {
        DataFluxClient client = await OpenAsync(ServerHost.InProcess, options => options.Polling.Jitter = jitter);
        server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromMinutes(4));
        server.DataFlux.WhenExecuted(job => job.Input("end") == "bad").RunFor(TimeSpan.FromMinutes(3)).ThenFail("the table is locked");
        server.DataFlux.WhenExecuted(job => job.Input("end") == "gone").RunFor(TimeSpan.FromSeconds(30));
        server.DataFlux.JobFlows.Add("f.djf", Flow);
        string flow = (await client.JobFlows.ListAsync(Token))[0].Id;
        var jobs = new List<DataFluxJob>();
        for (int i = 0; i < 1000; i++)
        {
            string end = i switch { 500 => "bad", 700 => "gone", _ => "good" };
            jobs.Add(await client.JobFlows.ExecuteAsync(flow, new DataFluxInputsBuilder().Value("end", end).Build(), Token));
        }

        DateTimeOffset start = server.Clock.GetUtcNow();
        await Task.Delay(TimeSpan.FromSeconds(40), server.Clock, Token);
        await jobs[700].DeleteAsync(Token);
        long before = server.Journal.Count;
        Task<DataFluxJobStatus>[] waits = [.. jobs.Select(job => job.WaitForCompletionAsync(cancellationToken: Token))];
        Func<Task> bad = () => waits[500];
        Func<Task> gone = () => waits[700];

        (await bad.Should().ThrowAsync<JobFailedException>()).WithMessage("*the table is locked*");
        await gone.Should().ThrowAsync<JobDeletedException>();
        DataFluxJobStatus[] ends = await Task.WhenAll(waits.Where((_, i) => i is not (500 or 700)));

        ends.Should().OnlyContain(end => end.State == DataFluxJobState.Completed);
        ends.Select(end => end.Id).Should().Equal(jobs.Where((_, i) => i is not (500 or 700)).Select(job => job.Id));
        (server.Clock.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromMinutes(5));
        (server.Journal.Count - before).Should().BeLessThan(mostRequests);
    }

    [Fact]
    public async Task A_job_that_is_deleted_while_many_are_waited_for_has_vanished()
    {
        DataFluxClient client = await OpenAsync(ServerHost.InProcess, options => options.Polling.Jitter = 0);
        server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromMinutes(4));
        server.DataFlux.WhenExecuted(job => job.Input("end") == "gone").RunFor(TimeSpan.FromSeconds(110));
        server.DataFlux.JobFlows.Add("f.djf", Flow);
        string flow = (await client.JobFlows.ListAsync(Token))[0].Id;
        DataFluxJob gone = await client.JobFlows.ExecuteAsync(flow, new DataFluxInputsBuilder().Value("end", "gone").Build(), Token);
        var waits = new List<Task<DataFluxJobStatus>>();
        for (int i = 0; i < 9; i++)
        {
            waits.Add((await client.JobFlows.ExecuteAsync(flow, cancellationToken: Token)).WaitForCompletionAsync(cancellationToken: Token));
        }

        Func<Task> wait = () => gone.WaitForCompletionAsync(cancellationToken: Token);
        Task<FluentAssertions.Specialized.ExceptionAssertions<JobDeletedException>> vanished = wait.Should().ThrowAsync<JobDeletedException>();

        // Between two polls, of which there is one every 30 seconds by then.
        await Task.Delay(TimeSpan.FromSeconds(115), server.Clock, Token);
        await gone.DeleteAsync(Token);

        (await vanished).Which.LastSeen!.State.Should().Be("running");
        (await Task.WhenAll(waits)).Should().HaveCount(9);
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

    private async Task<DataFluxClient> OpenAsync(ServerHost host, Action<DataFluxClientOptions>? configure = null)
    {
        Uri endpoint = host == ServerHost.Kestrel ? await server.ListenAsync(cancellationToken: Token) : new Uri("https://dataflux.example.com");
        var collection = new ServiceCollection();
        collection.AddDataFluxClient(options =>
        {
            options.Endpoint = endpoint;

            // What is on its way through a socket does not keep the fake's time still.
            options.AttemptTimeout = options.MetadataTimeout = Timeout.InfiniteTimeSpan;
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
        return services.GetRequiredService<DataFluxClient>();
    }

    private static async Task<List<string>> ReadAsync(IAsyncEnumerable<string> lines)
    {
        List<string> read = [];
        await foreach (string line in lines)
        {
            read.Add(line);
        }

        return read;
    }
}
