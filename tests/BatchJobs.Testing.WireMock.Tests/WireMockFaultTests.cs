using System.Net.Sockets;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Server;

namespace BatchJobs.Testing.Tests;

/// <summary>Faults of the fake server strike behind WireMock as they do on its own hosts.</summary>
public sealed class WireMockFaultTests : IAsyncDisposable
{
    private readonly FakeBatchServer server = new();
    private readonly WireMockServer wire;
    private readonly ServiceProvider app;

    public WireMockFaultTests()
    {
        wire = server.StartWireMock();
        server.Spss.Files.Add("model", new byte[100]);
        var services = new ServiceCollection();
        services.AddHttpClient("BatchJobs.Spss", client => client.BaseAddress = new Uri("http://spss.example.com"));
        services.AddHttpClient("plain", client => client.BaseAddress = new Uri(wire.Url!)).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { UseProxy = false });
        app = services.AddFakeBatchServer(server, wire).BuildServiceProvider();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Clients => ["BatchJobs.Spss", "plain"];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_delay_takes_time_of_the_clock(string client)
    {
        DateTimeOffset start = server.Clock.GetUtcNow();
        server.Faults.On(SpssOperation.ListJobs).Delay(TimeSpan.FromMinutes(3));
        server.Faults.On(SpssOperation.ListJobs).AfterApplying().Delay(TimeSpan.FromMinutes(2));

        string jobs = await Http(client).GetStringAsync("pm/v1/jobs?accesskey=k", Token);

        jobs.Should().Be("[]");
        (server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(5));
        server.Journal.Entries.Should().ContainSingle().Which.Duration.Should().Be(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Connections_break_as_on_the_servers_own_hosts(string client)
    {
        server.Faults.On(SpssOperation.ListJobs).Once().LoseResponse();
        server.Faults.On(SpssOperation.ListJobs).Once().LoseRequest();
        server.Faults.On(SpssOperation.ListJobs).Once().Respond(409);
        server.Faults.On(SpssOperation.DownloadFile).Once().CloseAfter(10);

        foreach (bool isApplied in new[] { true, false })
        {
            HttpRequestException lost = (await Http(client).Awaiting(static http => http.GetStringAsync("pm/v1/jobs?accesskey=k", Token)).Should().ThrowAsync<HttpRequestException>()).Which;
            lost.GetBaseException().Should().BeOfType<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
            server.Journal.Entries[^1].IsApplied.Should().Be(isApplied);
        }

        using HttpResponseMessage conflict = await Http(client).GetAsync("pm/v1/jobs?accesskey=k", Token);
        ((int)conflict.StatusCode).Should().Be(409);
        HttpRequestException cut = (await Http(client).Awaiting(static http => http.GetStringAsync("pm/v1/file/model?accesskey=k", Token)).Should().ThrowAsync<HttpRequestException>()).Which;
        cut.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        server.Verify();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_request_that_is_stalled_lets_time_pass_until_its_caller_gives_up(string client)
    {
        server.Faults.On(SpssOperation.ListJobs).LoseRequest(ConnectionFailure.Stalled);
        server.Faults.On(VitamOperation.GetStatus).Optional().LoseRequest();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10), server.Clock);
        DateTimeOffset start = server.Clock.GetUtcNow();

        await Http(client).Awaiting(http => http.GetStringAsync("pm/v1/jobs?accesskey=k", patience.Token)).Should().ThrowAsync<OperationCanceledException>();

        (server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(10));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        wire.Dispose();
        await server.DisposeAsync();
    }

    private HttpClient Http(string client) => app.GetRequiredService<IHttpClientFactory>().CreateClient(client);
}
