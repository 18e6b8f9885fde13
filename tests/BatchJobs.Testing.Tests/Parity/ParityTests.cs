using System.Net;
using System.Text;
using System.Text.Json;

namespace BatchJobs.Testing.Tests;

/// <summary>What is recorded of a service, and what a fake server does with it. The service is another fake server.</summary>
public sealed class ParityTests : IDisposable
{
    private const string MetadataType = "application/vnd.sas.datamgmt.jobflow.metadata+json";

    private readonly FakeBatchServer real = NewServer();
    private readonly RecordingHandler recorder;
    private readonly HttpClient http;

    public ParityTests() => (recorder, http) = Recorder(real.CreateHandler());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_no_difference_between_the_fake_and_itself()
    {
        await CallAllAsync(http);

        ParityReport report = await ReplayAsync(recorder.Recording);

        report.ToString().Should().Be($"{recorder.Recording.Count} requests, 0 differences");
        report.Count.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task The_replayed_requests_are_about_the_fakes_own_identifiers_and_come_at_their_times()
    {
        await CallAllAsync(http);
        using FakeBatchServer fake = NewServer();

        // The fake's identifiers are not those of the recording.
        using (var before = new HttpClient(fake.CreateHandler()))
        {
            before.DefaultRequestHeaders.Add("X-Vitam-Key", "key");
            await SendAsync(before, "POST", "/v1/tasks", """{"Step":"Earlier","actions":[{"action":"A"}]}""");
        }

        (await Parity.CompareAsync(recorder.Recording, fake, Token)).Differences.Should().BeEmpty();

        fake.Journal.Entries.Skip(1).Select(entry => (entry.At, entry.Method, entry.Status))
            .Should().Equal(real.Journal.Entries.Select(entry => (entry.At, entry.Method, entry.Status)));
        fake.Vitam.Tasks.Select(task => task.State).Should().Equal("done", "done");
    }

    public static TheoryData<string, string> Planted => new()
    {
        { "status", "GET /pm/v1/jobs/score-1/status: status: recorded 202, fake 200" },
        { "media type", "GET /pm/v1/jobs/score-1/status: media type: recorded text/json, fake application/json" },
        { "missing member", "GET /pm/v1/jobs/score-1/status: body /jobStatus: recorded none, fake a string" },
        { "more members", "GET /pm/v1/jobs/score-1/status: body /own~1member: recorded an object, fake none" },
        { "kind", "GET /pm/v1/jobs/score-1/status: body /jobStatus: recorded null, fake a string" },
        { "array", "GET /pm/v1/jobs/score-1/status: body: recorded an array, fake an object" },
        { "no JSON", "GET /pm/v1/jobs/score-1/status: body: recorded no JSON, fake JSON" },
        { "header", "GET /pm/v1/jobs/score-1/status: header X-Tenant-Id: recorded there, fake none" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_difference_is_found(string kind, string line)
    {
        (RecordingHandler planted, HttpClient client) = Recorder(new Planting(kind, real.CreateHandler()));
        await CallAllAsync(client);

        ParityReport report = await ReplayAsync(planted.Recording);

        report.Differences.Select(difference => difference.ToString().Split(". ", 2)[1]).Should().Equal(line);
        report.ToString().Should().Contain(line);
    }

    [Fact]
    public async Task A_recording_is_a_file_without_a_secret()
    {
        real.Spss.Options.AccessKey = "s3cret-accesskey";
        real.DataFlux.AddUser("ann", "s3cret-basic", isAdministrator: true);
        http.DefaultRequestHeaders.Add("X-Own-Token", "s3cret-own");
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("ann:s3cret-basic"u8));
        http.DefaultRequestHeaders.Remove("X-Vitam-Key");
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "s3cret-vitam");
        await SendAsync(http, "PUT", "/pm/v1/file/m?accesskey=s3cret-accesskey", "s3cret-accesskey in a stream");
        await SendAsync(http, "POST", "/pm/v1/jobs/j?x=1&accessKey=s3cret-accesskey", """
            {"action":"BATCH_SCORE","dbDefinitions":{"db":{"type":"DB2","username":"u","password":"s3cret\"-db","p\u0061ssword":"s3cret-again","url":"jdbc:x;password=s3cret-url;y"}}}
            """);
        await SendAsync(http, "POST", "/pm/v1/jobs/k?accesskey=s3cret-accesskey", """{"dbDefinitions":{"db":{"password":"s3cret-broken""");
        await SendAsync(http, "GET", "/SASDataMgmtBatchJob/rest/jobs", null);
        await SendAsync(http, "POST", "/v1/tasks", """{"Step":"s3cret-vitam","actions":[{"action":"A","arguments":{"in":"{\"password\":\"s3cret-inner\",\"b\":1}"}}]}""");

        string path = Path.Combine(Path.GetTempPath(), $"recording-{Guid.NewGuid():N}.json");
        try
        {
            recorder.Recording.Save(path);
            string text = await File.ReadAllTextAsync(path, Token);

            text.Should().NotContain("s3cret").And.NotContain(Convert.ToBase64String("ann:s3cret-basic"u8));
            text.Should().Contain("accesskey=***").And.Contain("BATCH_SCORE");
            JsonDocument.Parse(text).RootElement.GetProperty("exchanges").GetArrayLength().Should().Be(5);
            HttpRecording loaded = HttpRecording.Load(path);
            loaded.Count.Should().Be(5);
            loaded.Save(path);
            (await File.ReadAllTextAsync(path, Token)).Should().Be(text);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("[", "is no recording: *")]
    [InlineData("{}", "is no recording of this version*")]
    [InlineData("""{"format":2,"exchanges":[]}""", "is no recording of this version*")]
    public void Another_file_is_refused(string content, string message)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            Action load = () => HttpRecording.Load(path);

            load.Should().Throw<FormatException>().WithMessage($"*{message}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_recorder_changes_nothing()
    {
        using var plain = new HttpClient(new Echo());
        using var taped = new HttpClient(new RecordingHandler(new Echo(), real.Clock));
        byte[] body = [0, 255, 1, 254];
        foreach (HttpClient client in (HttpClient[])[plain, taped])
        {
            using var content = new ByteArrayContent(body) { Headers = { { "X-Of-Content", "é" }, { "Content-Type", "application/octet-stream" } } };
            using var request = new HttpRequestMessage(HttpMethod.Put, "http://real.example.com/a%2Fb?accesskey=k") { Content = content };
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);

            (await response.Content.ReadAsByteArrayAsync(Token)).Should().Equal(body);
            response.Headers.GetValues("X-Seen").Should().Equal("PUT http://real.example.com/a%2Fb?accesskey=k 4 application/octet-stream é");
            request.Content.Should().BeSameAs(content);
            response.RequestMessage.Should().BeSameAs(request);
        }
    }

    [Fact]
    public async Task Large_bodies_are_not_kept_and_the_report_says_so()
    {
        await SendAsync(http, "GET", "/v1/status", null);
        using HttpResponseMessage up = await http.PutAsync(
            "http://localhost/pm/v1/file/large?accesskey=k", new MultipartFormDataContent { { new ByteArrayContent(new byte[17 << 20]), "model_file", "large" } }, Token);
        byte[] down = await http.GetByteArrayAsync("http://localhost/pm/v1/file/large?accesskey=k", Token);

        ParityReport report = await ReplayAsync(recorder.Recording);

        (up.StatusCode, down.Length).Should().Be((HttpStatusCode.OK, 17 << 20));
        report.Differences.Select(difference => $"{difference.Number} {difference.What} {difference.Recorded} {difference.Fake}")
            .Should().Equal("2 request too large to be recorded not sent", "3 status 200 404");
    }

    [Fact]
    public async Task A_request_without_a_response_is_not_recorded()
    {
        using var failing = new RecordingHandler(new Failing());
        using var client = new HttpClient(failing);

        Func<Task> call = () => client.GetAsync("http://real.example.com/", Token);

        await call.Should().ThrowAsync<HttpRequestException>();
        failing.Recording.Count.Should().Be(0);
    }

    public void Dispose()
    {
        http.Dispose();
        recorder.Dispose();
        real.Dispose();
    }

    private (RecordingHandler Recorder, HttpClient Client) Recorder(HttpMessageHandler handler)
    {
        var recording = new RecordingHandler(handler, real.Clock);
        var client = new HttpClient(recording);
        client.DefaultRequestHeaders.Add("X-Vitam-Key", "key");
        return (recording, client);
    }

    private static FakeBatchServer NewServer()
    {
        var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.Files.Add("m", [1]);
        server.DataFlux.JobFlows.Add("f.djf", "<flow/>"u8.ToArray());
        return server;
    }

    private async Task<ParityReport> ReplayAsync(HttpRecording recording)
    {
        using FakeBatchServer fake = NewServer();
        return await Parity.CompareAsync(recording, fake, Token);
    }

    /// <summary>Calls much of what there is, with identifiers that the services choose, from a first state to the last.</summary>
    private async Task CallAllAsync(HttpClient client)
    {
        await SendAsync(client, "POST", "/pm/v1/jobs/score-1?accesskey=k", """{"action":"TRAINING","model":{"id":"m"}}""");
        await SendAsync(client, "GET", "/pm/v1/jobs/score-1/status?accesskey=k", null);
        await SendAsync(client, "GET", "/pm/v1/jobs/nobody?accesskey=k", null);
        await SendAsync(client, "GET", "/pm/v1/jobs", null);
        await SendAsync(client, "GET", "/pm/v1/file/m?accesskey=k", null);
        string flow = (await SendAsync(client, "GET", "/SASDataMgmtBatchJob/rest/jobFlowDefns", null)).GetProperty("items")[0].GetProperty("id").GetString()!;
        JsonElement job = await SendAsync(client, "POST", $"/SASDataMgmtBatchJob/rest/jobFlowDefns/{Uri.EscapeDataString(flow)}", "{}", MetadataType);
        string task = (await SendAsync(client, "POST", "/v1/tasks", """{"Step":"Check","actions":[{"action":"A"}]}""")).GetProperty("id").GetString()!;
        foreach (int seconds in (int[])[0, 3, 30])
        {
            await real.AdvanceAsync(TimeSpan.FromSeconds(seconds), Token);
            await SendAsync(client, "GET", "/pm/v1/jobs/score-1?accesskey=k", null);
            await SendAsync(client, "GET", "/pm/v1/jobs?accesskey=k", null);
            await SendAsync(client, "GET", "/SASDataMgmtBatchJob/rest/jobs", null);
            await SendAsync(client, "GET", $"/v1/tasks/{task}", null);
        }

        await SendAsync(client, "PUT", $"/v1/tasks/{task}", "{}");
        await SendAsync(client, "DELETE", "/pm/v1/jobs/score-1?accesskey=k", null);
        await SendAsync(client, "PATCH", "/pm/v1/jobs/score-1?accesskey=k", "{}");
        job.ValueKind.Should().Be(JsonValueKind.Object);
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, string method, string path, string? json, string type = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://localhost" + path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, type);
        using HttpResponseMessage response = await client.SendAsync(request, Token);
        string text = await response.Content.ReadAsStringAsync(Token);
        return text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default;
    }

    /// <summary>A service that differs from the fake in one thing.</summary>
    private sealed class Planting(string kind, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (!request.RequestUri!.AbsolutePath.EndsWith("/score-1/status", StringComparison.Ordinal))
            {
                return response;
            }

            const string Member = "\"jobStatus\":\"PENDING\"";
            string text = await response.Content.ReadAsStringAsync(cancellationToken);
            text.Should().Contain(Member);
            (response.StatusCode, string type, text) = kind switch
            {
                "status" => (HttpStatusCode.Accepted, "application/json", text),
                "media type" => (response.StatusCode, "text/json", text),
                "missing member" => (response.StatusCode, "application/json", text.Replace("," + Member, "").Replace(Member + ",", "")),
                "more members" => (response.StatusCode, "application/json", text.Replace("{", "{\"own/member\":{},")),
                "kind" => (response.StatusCode, "application/json", text.Replace(Member, "\"jobStatus\":null")),
                "array" => (response.StatusCode, "application/json", $"[{text}]"),
                "no JSON" => (response.StatusCode, "application/json", "PENDING"),
                _ => (response.StatusCode, "application/json", text),
            };
            if (kind == "header")
            {
                response.Headers.Add("X-Tenant-Id", "0");
            }

            response.Content = new StringContent(text, Encoding.UTF8, type);
            return response;
        }
    }

    private sealed class Failing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("The connection has broken.");
    }

    /// <summary>Sends back what it got.</summary>
    private sealed class Echo : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpContent content = request.Content!;
            string seen = $"{request.Method} {request.RequestUri} {content.Headers.ContentLength} {content.Headers.ContentType} {content.Headers.GetValues("X-Of-Content").Single()}";
            return new HttpResponseMessage { RequestMessage = request, Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken)), Headers = { { "X-Seen", seen } } };
        }
    }
}
