using System.Text;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Util;

namespace BatchJobs.Testing.Tests;

/// <summary>Stubs above the fake server, and what the fake server does in them.</summary>
public sealed class WireMockStubTests : IAsyncDisposable
{
    private readonly FakeBatchServer server = new();
    private readonly WireMockServer wire;
    private readonly HttpClient http = new();

    public WireMockStubTests()
    {
        wire = server.StartWireMock();
        http.BaseAddress = new Uri(wire.Url!);
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "k");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stub_stands_above_the_fake_and_nowhere_else()
    {
        wire.Given(Request.Create().WithPath("/v1/status")).RespondWith(Response.Create().WithStatusCode(503).WithHeader("Retry-After", "7").WithBody("busy"));

        using HttpResponseMessage stubbed = await GetAsync("v1/status");
        using HttpResponseMessage other = await GetAsync("v1/tasks");

        ((int)stubbed.StatusCode, await TextAsync(stubbed)).Should().Be((503, "busy"));
        stubbed.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        stubbed.Content.Headers.ContentLength.Should().Be(4);
        ((int)other.StatusCode).Should().Be(200);
        server.Journal.Entries.Should().ContainSingle().Which.Path.Should().Be("/v1/tasks");
    }

    [Fact]
    public async Task A_response_of_the_fake_is_changed()
    {
        wire.Given(Request.Create().WithPath("/v1/status")).RespondWith(Response.Create().WithFake(server, answer =>
        {
            answer.StatusCode = 203;
            answer.BodyData!.BodyAsString = "{\"é\":1}";
            answer.AddHeader("X-Own", "1", "2");
            answer.Headers!.Remove("X-Request-Id");
        }));

        using HttpResponseMessage changed = await GetAsync("v1/status");

        ((int)changed.StatusCode, await TextAsync(changed)).Should().Be((203, "{\"é\":1}"));
        changed.Content.Headers.ContentLength.Should().Be(8);
        changed.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        changed.Headers.GetValues("X-Own").Should().Equal("1", "2");
        changed.Headers.Date.Should().Be(server.Clock.GetUtcNow(), "the response is still of the fake's time");
    }

    [Fact]
    public async Task A_body_of_the_fake_is_replaced_by_one_of_another_kind()
    {
        wire.Given(Request.Create().WithPath("/v1/status")).RespondWith(Response.Create().WithFake(server, answer =>
            answer.BodyData = new BodyData { DetectedBodyType = WireMock.Types.BodyType.Bytes, BodyAsBytes = [0, 255, 254] }));

        using HttpResponseMessage changed = await GetAsync("v1/status");

        (await changed.Content.ReadAsByteArrayAsync(Token)).Should().Equal(0, 255, 254);
    }

    [Fact]
    public async Task A_status_and_headers_of_the_stub_are_put_on_top_of_the_fakes()
    {
        wire.Given(Request.Create().WithPath("/v1/status"))
            .RespondWith(Response.Create().WithStatusCode(202).WithHeader("Retry-After", "9").WithFake(server));
        using HttpResponseMessage before = await GetAsync("v1/tasks");
        using HttpResponseMessage changed = await GetAsync("v1/status");

        ((int)changed.StatusCode).Should().Be(202);
        changed.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(9));
        changed.Headers.Contains("X-Request-Id").Should().BeTrue("the fake's own headers stay");
        (await TextAsync(changed)).Should().Contain("\"");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_connection_breaks_after_or_before_the_fake_has_acted(bool isApplied, int tasks)
    {
        wire.Given(Request.Create().WithPath("/v1/tasks").UsingPost())
            .RespondWith(isApplied ? Response.Create().WithBrokenConnection(after: server) : Response.Create().WithBrokenConnection());

        Func<Task> submit = () => http.PostAsync(new Uri("v1/tasks", UriKind.Relative), Json("""{"step":"Check","actions":[{"action":{"actionKey":"A"}}]}"""), Token);

        await submit.Should().ThrowAsync<HttpRequestException>();
        server.Journal.Entries.Should().HaveCount(tasks);
        wire.LogEntries.Should().ContainSingle("the request is in the log when the connection has broken");
    }

    [Fact]
    public async Task Resetting_WireMock_takes_the_fake_away_and_adding_it_again_puts_it_back()
    {
        wire.Reset();
        using HttpResponseMessage without = await GetAsync("v1/status");
        wire.AddBatchJobs(server).AddBatchJobs(server);
        using HttpResponseMessage with = await GetAsync("v1/status");

        ((int)without.StatusCode, (int)with.StatusCode).Should().Be((404, 200));
        wire.Mappings.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_fake_takes_the_place_of_the_first()
    {
        await using var other = new FakeBatchServer();
        wire.AddBatchJobs(other);

        using HttpResponseMessage response = await GetAsync("v1/status");

        other.Journal.Entries.Should().ContainSingle();
        server.Journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_that_was_not_set_up_is_refused_and_says_what_to_do()
    {
        using var plain = WireMockServer.Start();
        Action add = () => plain.AddBatchJobs(server);

        add.Should().Throw<InvalidOperationException>().WithMessage("*ForBatchJobs*");
        plain.Mappings.Should().BeEmpty();

        plain.Given(Request.Create().WithPath("/v1/status")).RespondWith(Response.Create().WithFake(server));
        using HttpResponseMessage response = await http.GetAsync(new Uri(plain.Url + "/v1/status"), Token);
        ((int)response.StatusCode).Should().Be(500);
        (await TextAsync(response)).Should().Contain("ForBatchJobs");
        server.Journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task The_admin_interface_is_off_unless_it_is_asked_for()
    {
        using WireMockServer open = server.StartWireMock(settings => settings.StartAdminInterface = true);

        using HttpResponseMessage closedAnswer = await GetAsync("__admin/mappings");
        using HttpResponseMessage openAnswer = await http.GetAsync(new Uri(open.Url + "/__admin/mappings"), Token);

        ((int)closedAnswer.StatusCode, (int)openAnswer.StatusCode).Should().Be((404, 200));
        (await TextAsync(openAnswer)).Should().Contain("BatchJobs");
    }

    [Fact]
    public async Task The_log_is_small()
    {
        for (int i = 0; i < 120; i++)
        {
            using HttpResponseMessage response = await GetAsync("v1/status");
        }

        wire.LogEntries.Should().HaveCount(100);
    }

    [Theory]
    [InlineData("Content-Type", "text/plain; charset=nonsense")]
    [InlineData("Content-Encoding", "gzip")]
    [InlineData("Cookie", "a=1; a=2; =;;")]
    [InlineData("X-Tenant-Id", "0")]
    public async Task Requests_that_WireMock_stumbles_over_are_answered_as_by_Kestrel(string name, string value)
    {
        Uri kestrel = await server.ListenAsync(cancellationToken: Token);
        async Task<string> AnswerAsync(Uri address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "v1/tasks")) { Content = Json("{\"") };
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }

            using HttpResponseMessage response = await http.SendAsync(request, Token);
            response.Headers.Remove("X-Request-Id");
            return $"{(int)response.StatusCode} {response.Headers} {response.Content.Headers} {await TextAsync(response)}";
        }

        (await AnswerAsync(http.BaseAddress!)).Should().Be(await AnswerAsync(kestrel));
    }

    [Fact]
    public async Task What_a_disposed_server_behind_WireMock_does_is_said()
    {
        await server.DisposeAsync();

        using HttpResponseMessage response = await GetAsync("v1/status");

        ((int)response.StatusCode).Should().Be(500);
        (await TextAsync(response)).Should().Contain(nameof(FakeBatchServer));
    }

    [Fact]
    public async Task A_proxy_gets_every_byte()
    {
        await using var real = new FakeBatchServer();
        Uri realAddress = await real.ListenAsync(cancellationToken: Token);
        wire.Given(Request.Create().WithPath("/pm/v1/*").UsingAnyMethod()).RespondWith(Response.Create().WithProxy(realAddress.ToString()));
        byte[] bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);

        using HttpResponseMessage up = await http.PutAsync(
            new Uri("pm/v1/file/large?accesskey=k", UriKind.Relative), new MultipartFormDataContent("b") { { new ByteArrayContent(bytes), "model_file", "large" } }, Token);
        ((int)up.StatusCode).Should().Be(200, await TextAsync(up));
        byte[] down = await http.GetByteArrayAsync(new Uri("pm/v1/file/large?accesskey=k", UriKind.Relative), Token);

        real.Spss.Files["large"].ToArray().Should().Equal(bytes);
        down.Should().Equal(bytes);
        server.Journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task Settings_of_the_tests_own_are_kept()
    {
        List<string> calls = [];
        using WireMockServer own = WireMockServer.Start(new WireMockServerSettings
        {
            MaxRequestLogCount = 2,
            AdditionalServiceRegistration = _ => calls.Add("services"),
            PreWireMockMiddlewareInit = _ => calls.Add("before"),
        }.ForBatchJobs().ForBatchJobs()).AddBatchJobs(server);

        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(own.Url + "/v1/status"), Token);
            ((int)response.StatusCode).Should().Be(200);
        }

        calls.Should().Equal("services", "before");
        own.LogEntries.Should().HaveCount(2);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        wire.Dispose();
        await server.DisposeAsync();
    }

    private Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative), Token);

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Token);

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
