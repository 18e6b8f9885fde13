using BatchJobs.Client.Vitam;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace BatchJobs.Testing.Tests;

/// <summary>Time is held while a call travels through WireMock.</summary>
public sealed class WireMockClockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wait_of_three_hours_ends_after_three_hours()
    {
        await using var server = new FakeBatchServer();
        using WireMockServer wire = server.StartWireMock();
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));

        (TimeSpan time, int polls) = await WaitAsync(server, wire);

        time.Should().Be(await InProcessAsync(TimeSpan.FromHours(3)));
        polls.Should().BeGreaterThan(100);
    }

    [Fact]
    public async Task A_server_that_the_test_has_started_itself_holds_the_time_too()
    {
        await using var server = new FakeBatchServer();
        using WireMockServer wire = WireMockServer.Start(new WireMockServerSettings().ForBatchJobs()).AddBatchJobs(server);
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));

        (TimeSpan time, _) = await WaitAsync(server, wire);

        time.Should().Be(await InProcessAsync(TimeSpan.FromHours(3)));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1_500)]
    public async Task A_delay_loses_no_time(int milliseconds)
    {
        await using var server = new FakeBatchServer();
        using WireMockServer wire = server.StartWireMock();
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromSeconds(3));
        wire.Given(Request.Create().WithPath("/v1/tasks/*").UsingGet())
            .RespondWith(Response.Create().WithFake(server).WithDelay(TimeSpan.FromMilliseconds(milliseconds)));

        (TimeSpan time, int polls) = await WaitAsync(server, wire);

        time.Should().Be(await InProcessAsync(TimeSpan.FromSeconds(3)), "a time limit of the client would have struck while WireMock waited");
        polls.Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task A_delay_loses_no_time_when_the_call_is_an_HttpClients_own()
    {
        await using var server = new FakeBatchServer();
        using WireMockServer wire = server.StartWireMock();
        wire.Given(Request.Create().WithPath("/v1/status")).RespondWith(Response.Create().WithFake(server).WithDelay(TimeSpan.FromMilliseconds(1_500)));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "k");
        DateTimeOffset begin = server.Clock.GetUtcNow();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1), server.Clock);

        using HttpResponseMessage response = await http.GetAsync(new Uri(wire.Url + "/v1/status"), limit.Token);

        ((int)response.StatusCode).Should().Be(200);
        server.Clock.GetUtcNow().Should().Be(begin);
    }

    [Fact]
    public async Task A_move_waits_for_a_call_that_WireMock_delays()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        using WireMockServer wire = server.StartWireMock();
        wire.Given(Request.Create().WithPath("/v1/status")).RespondWith(Response.Create().WithFake(server).WithDelay(TimeSpan.FromMilliseconds(400)));
        await using ServiceProvider app = Compose(server, wire);
        VitamClient vitam = app.GetRequiredService<VitamClient>();
        DateTimeOffset begin = server.Clock.GetUtcNow();

        Task call = vitam.Service.GetStatusAsync(Token);
        await server.AdvanceAsync(TimeSpan.FromHours(1), Token);

        call.IsCompletedSuccessfully.Should().BeTrue("the call had begun, and its time limit is shorter");
        server.Journal.Entries.Should().ContainSingle().Which.At.Should().Be(begin);
    }

    [Fact]
    public async Task Sixty_four_callers_at_once_wait_as_long_as_one()
    {
        await using var server = new FakeBatchServer();
        using WireMockServer wire = server.StartWireMock();
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(10));
        await using ServiceProvider app = Compose(server, wire);
        VitamClient vitam = app.GetRequiredService<VitamClient>();
        DateTimeOffset begin = server.Clock.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(Step, cancellationToken: Token);
            await submission.Task.WaitForCompletionAsync(cancellationToken: Token);
        }));

        server.Vitam.Tasks.Should().HaveCount(64).And.OnlyContain(task => task.State == "done");
        (server.Clock.GetUtcNow() - begin).Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
    }

    private static VitamStep Step => VitamStep.Named("Check").Action("CheckFormat").Build();

    private static async Task<TimeSpan> InProcessAsync(TimeSpan runningTime)
    {
        await using var server = new FakeBatchServer();
        server.Vitam.WhenSubmitted(_ => true).RunFor(runningTime);
        return (await WaitAsync(server, wire: null)).Time;
    }

    private static async Task<(TimeSpan Time, int Polls)> WaitAsync(FakeBatchServer server, WireMockServer? wire)
    {
        await using ServiceProvider app = Compose(server, wire);
        VitamClient vitam = app.GetRequiredService<VitamClient>();
        DateTimeOffset begin = server.Clock.GetUtcNow();
        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(Step, cancellationToken: Token);
        await submission.Task.WaitForCompletionAsync(cancellationToken: Token);
        return (server.Clock.GetUtcNow() - begin, server.Journal.Entries.Count(entry => entry.Method == "GET"));
    }

    private static ServiceProvider Compose(FakeBatchServer server, WireMockServer? wire)
    {
        var services = new ServiceCollection();
        services.AddVitamClient(options =>
        {
            options.Endpoint = new Uri("https://worker.example.com");
            options.PlatformKey = "key";
            options.Polling.Jitter = 0;
        });
        return (wire is null ? services.AddFakeBatchServer(server) : services.AddFakeBatchServer(server, wire)).BuildServiceProvider();
    }
}
