using System.Diagnostics;
using BatchJobs.Client.DataFlux;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>The polls of a client live from its first wait to its last, and not longer than the client.</summary>
public sealed class WaitLifetimeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task Waits_end_with_their_client(int count)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", count, TimeSpan.FromHours(3));
        Task[] waits = [.. jobs.Select(job => job.WaitForCompletionAsync())];
        await Task.Delay(TimeSpan.FromHours(1), fixture.Server.Clock);

        await fixture.Spss.DisposeAsync();

        foreach (Task wait in waits)
        {
            Func<Task> ended = () => wait;
            (await ended.Should().ThrowAsync<ObjectDisposedException>()).WithMessage("*job-*not affected*");
        }

        int polls = fixture.Polls;
        await Task.Delay(TimeSpan.FromHours(1), fixture.Server.Clock);
        fixture.Polls.Should().Be(polls);
        Func<Task> another = () => jobs[0].WaitForCompletionAsync();
        await another.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_poll_that_is_under_way_is_given_up_with_the_client()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.NeverRespond();
        Task wait = fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        fixture.Client.Dispose();

        Func<Task> ended = () => wait;
        await ended.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Nothing_is_polled_when_the_last_wait_has_ended_and_polling_begins_again_with_the_next()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("Vitam", 8, TimeSpan.FromMinutes(10));
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(5), fixture.Server.Clock);
        Func<Task> stopped = () => Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync(cancellationToken: source.Token)));

        await stopped.Should().ThrowAsync<OperationCanceledException>();
        int polls = fixture.Polls;
        await Task.Delay(TimeSpan.FromMinutes(2), fixture.Server.Clock);
        fixture.Polls.Should().Be(polls);

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));
        fixture.Polls.Should().BeGreaterThan(polls);
    }

    [Fact]
    public async Task No_list_is_sent_in_the_activity_of_whoever_waited_first()
    {
        await using var server = new FakeBatchServer();
        var seen = new List<(string Path, string? Activity)>();
        using var wire = new ActivityHandler(server, seen);
        var client = DataFluxClient.Create(new DataFluxClientOptions { Endpoint = new Uri("https://h"), Polling = { Jitter = 0 } }, wire, server.Clock);
        server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromMinutes(10));
        server.DataFlux.Options.Servers = int.MaxValue;
        DataFluxJobFlow flow = await client.JobFlows.CreateAsync("f.djf", new MemoryStream("<flow/>"u8.ToArray()));
        var waits = new List<Task>();
        for (int i = 0; i < 6; i++)
        {
            DataFluxJob job = await client.JobFlows.ExecuteAsync(flow.Id);
            waits.Add(WaitAsync(job, $"wait {i}"));
        }

        await Task.WhenAll(waits);

        seen.Where(request => request.Path.EndsWith("/jobs", StringComparison.Ordinal)).Should().HaveCountGreaterThan(5).And.OnlyContain(request => request.Activity == null);
        seen.Where(request => request.Activity != null).Select(request => request.Activity).Should().Equal(["wait 0", "wait 1", "wait 2"], "the first polls are each wait's own");

        static async Task WaitAsync(DataFluxJob job, string name)
        {
            using Activity activity = new Activity(name).Start();
            await job.WaitForCompletionAsync();
            Activity.Current.Should().Be(activity);
        }
    }

    [Fact]
    public async Task A_canceled_wait_ends_at_once_with_its_own_token_while_the_list_is_on_its_way()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 6, TimeSpan.FromMinutes(10));
        using var source = new CancellationTokenSource();
        fixture.Network = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/jobs", StringComparison.Ordinal))
            {
                source.Cancel();
            }

            return null;
        };
        Task[] waits = [.. jobs.Select((job, i) => job.WaitForCompletionAsync(cancellationToken: i == 2 ? source.Token : default))];

        Func<Task> canceled = () => waits[2];
        (await canceled.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        await Task.WhenAll(waits.Where((_, i) => i != 2));
    }

    private sealed class ActivityHandler(FakeBatchServer server, List<(string Path, string? Activity)> seen) : DelegatingHandler(server.CreateHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
            {
                seen.Add((request.RequestUri!.AbsolutePath, Activity.Current?.OperationName));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
