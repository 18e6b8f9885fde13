using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>A poll is only a poll: what passes does not end a wait.</summary>
public sealed class OutageTests : IAsyncDisposable
{
    // It is in the name of any fake.
    private const string Key = "k";

    private static readonly TimeSpan RunningTime = TimeSpan.FromHours(3);

    private readonly FakeBatchServer server = new();
    private readonly List<ServiceProvider> apps = [];

    public OutageTests()
    {
        server.Spss.Files.Add("model", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(RunningTime);
        server.DataFlux.JobFlows.Add("flow.djf", "<flow/>"u8.ToArray());
        server.DataFlux.WhenExecuted(_ => true).RunFor(RunningTime);
        server.Vitam.WhenSubmitted(_ => true).RunFor(RunningTime);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Services => ["SPSS", "DataFlux", "Vitam"];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_wait_goes_on_after_an_outage_of_half_a_minute_and_after_a_restart(string service)
    {
        IBatchJob job = await SubmitAsync(service);
        Task<JobUpdate> wait = EndOfAsync(job);
        foreach (TimeSpan outage in new[] { TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(9) })
        {
            await Task.Delay(TimeSpan.FromMinutes(20), server.Clock, Token);
            server.Faults.Down(outage);
        }

        JobUpdate end = await wait;

        end.Phase.Should().Be(JobPhase.Succeeded);
        server.Journal.Count.Should().BeLessThan(3 * 60 * 2 + 40, "an outage is no reason for more requests than one each half a minute");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task An_hour_of_429_costs_a_request_each_time_the_service_asks_for_it(string service)
    {
        IBatchJob job = await SubmitAsync(service, tolerance: TimeSpan.FromHours(2));
        DateTimeOffset start = server.Clock.GetUtcNow();
        Fault busy = server.Faults.OnAny(_ => server.Clock.GetUtcNow() - start < TimeSpan.FromHours(1)).Respond(429, TimeSpan.FromSeconds(60));

        JobUpdate end = await EndOfAsync(job);

        end.Phase.Should().Be(JobPhase.Succeeded);
        busy.StrikeCount.Should().BeInRange(59, 60);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task An_outage_that_is_longer_than_tolerated_ends_the_wait_with_the_last_failure(string service)
    {
        IBatchJob job = await SubmitAsync(service);
        DateTimeOffset start = server.Clock.GetUtcNow();
        using IDisposable outage = server.Faults.Down();

        await FluentActions.Awaiting(() => EndOfAsync(job)).Should().ThrowAsync<ServiceUnreachableException>();

        (server.Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Only_polls_that_fail_count_and_not_the_time_between_two_polls(string service)
    {
        IBatchJob job = await SubmitAsync(service);
        var options = new WaitOptions
        {
            InitialDelay = TimeSpan.FromMinutes(20),
            OnUpdate = async (update, token) =>
            {
                if (update.PollCount == 3)
                {
                    await Task.Delay(TimeSpan.FromMinutes(11), server.Clock, token);
                    server.Faults.Down(TimeSpan.FromMinutes(21));
                }
            },
        };

        JobOutcome outcome = await job.TryWaitForCompletionAsync(options, Token);

        outcome.IsSucceeded.Should().BeTrue("{0}", outcome.Error);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Without_tolerance_a_failed_poll_ends_the_wait(string service)
    {
        IBatchJob job = await SubmitAsync(service, tolerance: TimeSpan.Zero);
        DateTimeOffset start = server.Clock.GetUtcNow();
        server.Faults.OnAny().Respond(502);

        await FluentActions.Awaiting(() => EndOfAsync(job)).Should().ThrowAsync<ServiceException>();

        (server.Clock.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromSeconds(30), "only the retries of one request");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task What_does_not_pass_ends_the_wait_at_once(string service)
    {
        foreach (int status in new[] { 401, 403, 404 })
        {
            IBatchJob job = await SubmitAsync(service);
            Fault final = server.Faults.OnAny().Respond(status);

            await FluentActions.Awaiting(() => EndOfAsync(job)).Should().ThrowAsync<BatchJobException>("of {0}", status);

            final.StrikeCount.Should().Be(1);
            server.Faults.Clear();
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_handler_that_is_disposed_of_is_no_outage(string service)
    {
        IBatchJob[] jobs = [await SubmitAsync(service), await SubmitAsync(service), await SubmitAsync(service), await SubmitAsync(service), await SubmitAsync(service)];
        Task<JobUpdate>[] waits = [.. jobs.Select(EndOfAsync)];
        await Task.Delay(TimeSpan.FromHours(1), server.Clock, Token);

        await server.DisposeAsync();

        foreach (Task<JobUpdate> wait in waits)
        {
            await FluentActions.Awaiting(() => wait).Should().ThrowAsync<ServiceUnreachableException>();
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_deadline_of_a_wait_ends_it_in_an_outage_too(string service)
    {
        IBatchJob job = await SubmitAsync(service, timeout: TimeSpan.FromMinutes(5));
        DateTimeOffset start = server.Clock.GetUtcNow();
        server.Faults.OnAny().Respond(503, TimeSpan.FromHours(1));

        await FluentActions.Awaiting(() => EndOfAsync(job)).Should().ThrowAsync<JobWaitTimeoutException>();

        (server.Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ServiceProvider app in apps)
        {
            await app.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    private static async Task<JobUpdate> EndOfAsync(IBatchJob job)
    {
        JobUpdate? last = null;
        await foreach (JobUpdate update in job.WatchAsync(Token))
        {
            last = update;
        }

        return last!;
    }

    private async Task<IBatchJob> SubmitAsync(string service, TimeSpan? tolerance = null, TimeSpan? timeout = null)
    {
        void Set(ClientOptions options)
        {
            options.Endpoint = new Uri("https://h.example.com");
            options.Polling.OutageTolerance = tolerance ?? options.Polling.OutageTolerance;
            options.Polling.Timeout = timeout ?? options.Polling.Timeout;
        }

        var services = new ServiceCollection();
        services.AddSpssClient(options =>
        {
            Set(options);
            options.AccessKey = Key;
        });
        services.AddDataFluxClient(Set);
        services.AddVitamClient(options =>
        {
            Set(options);
            options.PlatformKey = Key;
        });
        ServiceProvider app = services.AddFakeBatchServer(server).BuildServiceProvider();
        apps.Add(app);
        return service switch
        {
            "SPSS" => await app.GetRequiredService<SpssClient>().Jobs.SubmitAsync($"j{server.Journal.Count}", TestData.Training("model"), Token),
            "DataFlux" => await app.GetRequiredService<DataFluxClient>().JobFlows.ExecuteByNameAsync("flow.djf", cancellationToken: Token),
            _ => (await app.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step, cancellationToken: Token)).Task,
        };
    }
}
