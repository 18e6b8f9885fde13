using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Vitam;
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

    [Fact]
    public async Task Waits_of_many_tenants_that_begin_on_many_threads_end_with_their_client()
    {
        for (int round = 0; round < 10; round++)
        {
            await using var fixture = new VitamClientFixture();
            fixture.Wire.Otherwise = sent => ServiceScript.Response(200, VitamClientFixture.Status("RUNNING", sent.Path["/tasks/".Length..]));
            using var hold = fixture.Server.Clock.Hold("all waits are to begin");
            var begun = new Task[8][];

            await Task.WhenAll(Enumerable.Range(0, begun.Length).Select(thread => Task.Run(() => begun[thread] = Begin(thread))));
            await fixture.Client.DisposeAsync();

            foreach (Task wait in begun.SelectMany(waits => waits))
            {
                Func<Task> ended = () => wait;
                await ended.Should().ThrowAsync<ObjectDisposedException>();
            }

            // With many groups, each that begins lets go of those that are idle.
            Task[] Begin(int thread) =>
                [.. Enumerable.Range(0, 200).Select(i => fixture.Tasks.GetHandle("t", new VitamRequestOptions { TenantId = (thread * 200) + i }).WaitForCompletionAsync())];
        }
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task What_is_in_the_flow_of_a_wait_that_has_ended_is_not_in_the_requests_of_others(string service)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 9, TimeSpan.FromHours(2));
        var flow = new AsyncLocal<string?>();
        var ended = new ConcurrentDictionary<string, bool>();
        var strange = new ConcurrentBag<string>();
        fixture.Network = request =>
        {
            string owner = flow.Value ?? "nobody";
            if (request.Method == HttpMethod.Get && (owner == "nobody" || ended.ContainsKey(owner)))
            {
                strange.Add($"{request.RequestUri} of {owner}");
            }

            return null;
        };

        await Task.WhenAll(jobs.Select(WaitAsync));

        strange.Should().BeEmpty();

        async Task WaitAsync(IBatchJob job, int number)
        {
            flow.Value = $"wait {number}";
            using var source = new CancellationTokenSource(TimeSpan.FromMinutes(10 * (number + 1)), fixture.Server.Clock);
            await job.WaitForCompletionAsync(cancellationToken: source.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended[flow.Value] = true;
        }
    }

    [Fact]
    public async Task What_is_in_the_flow_of_a_wait_that_has_ended_is_not_kept()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 6, TimeSpan.FromHours(2));
        WeakReference kept = await WaitForAMinuteAsync(jobs[0]);
        Task others = Task.WhenAll(jobs[1..].Select(job => job.WaitForCompletionAsync()));
        await Task.Delay(TimeSpan.FromMinutes(10), fixture.Server.Clock);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        kept.IsAlive.Should().BeFalse();
        await others;

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<WeakReference> WaitForAMinuteAsync(IBatchJob job)
        {
            object own = new();
            var flow = new AsyncLocal<object?> { Value = own };
            using var source = new CancellationTokenSource(TimeSpan.FromMinutes(1), fixture.Server.Clock);
            Task wait = job.WaitForCompletionAsync(cancellationToken: source.Token);
            Task another = Another();
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            flow.Value = null;
            return new WeakReference(own);

            // It begins while the first is there, and goes on after it.
            Task Another()
            {
                flow.Value = null;
                return jobs[1].WaitForCompletionAsync();
            }
        }
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
