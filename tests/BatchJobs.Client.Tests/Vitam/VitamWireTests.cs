using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>Verb, path, body and headers of every operation.</summary>
public class VitamWireTests
{
    private const string Cancellation = """{"timestamp":"2000-01-01T00:00:00.000Z","message":"cancel"}""";

    public static TheoryData<SampleCall> Calls =>
    [
        new SampleCall("GET /tasks", client => client.Tasks.ListAsync(), VitamClientFixture.List()),
        new SampleCall("GET /tasks", client => client.Tasks.ListAsync(VitamQuery.FromText("whatever é")), VitamClientFixture.List(), """{"query":"whatever é"}"""),
        new SampleCall("POST /tasks", client => client.Tasks.SubmitAsync(VitamClientFixture.Step), VitamClientFixture.Status("running"), """{"Step":"checks","actions":[{"action":"CheckFormat"}]}"""),
        new SampleCall("PUT /tasks", client => client.Tasks.CancelByRequestIdAsync("AbDUh67jj"), VitamClientFixture.Status("canceled"), """{"X-RequestId":"AbDUh67jj",""" + Cancellation[1..]),
        new SampleCall("GET /tasks/t1", client => client.Tasks.GetAsync("t1"), VitamClientFixture.Status("running")),
        new SampleCall("PUT /tasks/t1", client => client.Tasks.CancelAsync("t1"), VitamClientFixture.Status("canceled"), Cancellation),
        new SampleCall("GET /status", client => client.Service.GetStatusAsync(), VitamSamples.Read("service-status")),
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    [Clause(
        "VITAM-A-01", "VITAM-A-02", "VITAM-A-03", "VITAM-A-04", "VITAM-A-05", "VITAM-A-06", "VITAM-H-02", "VITAM-H-05", "VITAM-L-02",
        "VITAM-S-03", "VITAM-P-02", "VITAM-I-03", "VITAM-C-03", "VITAM-V-01")]
    public async Task An_operation_is_sent_as_documented(SampleCall call)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(call.IsSubmission ? 201 : 200, call.Answer);

        await call.Send(fixture.Client);

        SentRequest sent = fixture.Wire.Sent.Should().ContainSingle().Subject;
        sent.ToString().Should().Be(call.Request);
        sent.Body.Should().Be(call.Body?.Replace("2000-01-01T00:00:00.000Z", sent.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        (sent.ContentHeaders?.GetValueOrDefault("Content-Type")).Should().Be(call.Body is null ? null : "application/json");
        sent.Headers.Where(header => header.Key != "User-Agent").Should().BeEquivalentTo(new Dictionary<string, string> { ["X-Vitam-Key"] = VitamClientFixture.Key, ["Accept"] = "application/json" });
        sent.Headers["User-Agent"].Should().Be("BatchJobs.Client/0.1.0");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [Clause("VITAM-H-01", "VITAM-H-03", "VITAM-H-04", "VITAM-H-07", "VITAM-H-08")]
    public async Task Tenant_and_session_of_the_options_go_with_every_call_but_the_status(SampleCall call)
    {
        await using var fixture = new VitamClientFixture(options => (options.TenantId, options.ApplicationId) = (0, "SESSION-ID-00001"));
        fixture.Wire.Respond(200, call.Answer);

        await call.Send(fixture.Client);

        IReadOnlyDictionary<string, string> headers = fixture.Wire.Sent[0].Headers;
        headers["X-Vitam-Key"].Should().Be(VitamClientFixture.Key);
        headers.GetValueOrDefault("X-Tenant-Id").Should().Be(call.IsStatus ? null : "0");
        headers.GetValueOrDefault("X-Application-Id").Should().Be(call.IsStatus ? null : "SESSION-ID-00001");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_is_repeated_after_a_lost_answer_unless_it_submits(SampleCall call)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse();
        fixture.Wire.Otherwise = sent => ServiceScript.Response(200, call.IsSubmission ? VitamClientFixture.List() : call.Answer);
        Func<Task> send = () => call.Send(fixture.Client);

        if (call.IsSubmission)
        {
            await send.Should().ThrowAsync<SubmissionOutcomeUnknownException>();
        }
        else
        {
            await send.Should().NotThrowAsync();
        }

        fixture.Wire.Sent.Count(sent => sent.ToString() == call.Request).Should().Be(call.IsSubmission ? 1 : 2);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_is_repeated_when_it_cannot_have_arrived(SampleCall call)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.RefuseConnection().Respond(429, "busy").Respond(200, call.Answer);

        await call.Send(fixture.Client);

        fixture.Wire.Sent.Should().HaveCount(3).And.OnlyContain(sent => sent.Body == fixture.Wire.Sent[0].Body && sent.Headers["X-Vitam-Key"] == VitamClientFixture.Key);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_passing_failure_is_waited_out_as_long_as_the_service_asks(SampleCall call)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(429, "", ("Retry-After", "7")).Respond(200, call.Answer);

        await call.Send(fixture.Client);

        (fixture.Wire.Sent[1].At - fixture.Wire.Sent[0].At).Should().Be(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [Clause("VITAM-V-20", "VITAM-V-21")]
    public async Task An_unavailable_service_is_asked_again_unless_that_is_the_answer(SampleCall call)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(503, "", ("Retry-After", "7"));
        fixture.Wire.Otherwise = sent => ServiceScript.Response(200, call.IsSubmission ? VitamClientFixture.List() : call.Answer);
        Func<Task> send = () => call.Send(fixture.Client);

        if (call.IsStatus)
        {
            ServiceException exception = (await send.Should().ThrowExactlyAsync<ServiceException>()).Which;
            ((int)exception.StatusCode, exception.RetryAfter, exception.RequestId).Should().Be((503, TimeSpan.FromSeconds(7), null));
            fixture.Wire.Sent.Should().ContainSingle();
        }
        else if (call.IsSubmission)
        {
            await send.Should().ThrowAsync<SubmissionOutcomeUnknownException>();
            fixture.Wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
        }
        else
        {
            await send();
            fixture.Wire.Sent.Should().HaveCount(2);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_callers_cancellation_is_a_cancellation(SampleCall call)
    {
        await using var fixture = new VitamClientFixture(options => options.AttemptTimeout = Timeout.InfiniteTimeSpan);
        using var caller = new CancellationTokenSource();
        fixture.Wire.Then(async (_, token) =>
        {
            await caller.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The call was not canceled.");
        });

        await FluentActions.Invoking(() => call.SendWith(fixture.Client, caller.Token)).Should().ThrowAsync<OperationCanceledException>();

        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData("https://h.example.com:9104", "https://h.example.com:9104/v1")]
    [InlineData("https://h.example.com/", "https://h.example.com/v1")]
    [InlineData("https://h.example.com/v1", "https://h.example.com/v1")]
    [InlineData("https://h.example.com/v1/", "https://h.example.com/v1")]
    [InlineData("https://h.example.com/worker", "https://h.example.com/worker/v1")]
    [InlineData("https://h.example.com/worker/v1", "https://h.example.com/worker/v1")]
    [InlineData("https://h.example.com/worker/v1/", "https://h.example.com/worker/v1")]
    [InlineData("https://h.example.com/api-v1", "https://h.example.com/api-v1/v1")]
    [InlineData("https://v1", "https://v1/v1")]
    [InlineData("https://v1/", "https://v1/v1")]
    [Clause("VITAM-G-01", "VITAM-G-02", "VITAM-G-03", "VITAM-R-05")]
    public async Task The_endpoint_may_have_a_prefix_the_version_and_a_slash(string endpoint, string root)
    {
        await using var fixture = new VitamClientFixture(options => options.Endpoint = new Uri(endpoint));
        fixture.Wire.Respond(200, VitamClientFixture.List()).Respond(200, VitamSamples.Read("service-status")).Respond(200, VitamClientFixture.Status("running"));

        await fixture.Tasks.ListAsync();
        await fixture.Client.Service.GetStatusAsync();
        await fixture.Tasks.GetAsync("t1");

        fixture.Wire.Sent.Select(sent => sent.Address).Should().Equal(root + "/tasks", root + "/status", root + "/tasks/t1");
    }

    [Theory]
    [InlineData("$id_async$", "%24id_async%24")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a?b", "a%3Fb")]
    [InlineData("a#b", "a%23b")]
    [InlineData(" ", "%20")]
    [InlineData("100%", "100%25")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("../t2", "..%2Ft2")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("a\nb", "a%0Ab")]
    [InlineData("漢", "%E6%BC%A2")]
    [InlineData("...", "...")]
    [Clause("VITAM-T-03", "VITAM-I-02", "VITAM-C-02")]
    public async Task An_identifier_is_one_segment_of_the_path(string id, string segment)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("running", id));

        await fixture.Tasks.GetAsync(id);
        await fixture.Tasks.GetHandle(id).CancelAsync();

        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().Equal($"GET /tasks/{segment}", $"PUT /tasks/{segment}");
    }

    [Fact]
    public async Task An_identifier_that_cannot_work_is_refused_before_anything_is_sent()
    {
        await using var fixture = new VitamClientFixture();

        foreach (string? id in new[] { "", ".", "..", "a\ud800", "\udc00", null })
        {
            Func<Task>[] calls =
            [
                () => fixture.Tasks.GetAsync(id!),
                () => fixture.Tasks.CancelAsync(id!),
                () => Task.FromResult(fixture.Tasks.GetHandle(id!)),
            ];
            foreach (Func<Task> call in calls)
            {
                await call.Should().ThrowAsync<ArgumentException>();
            }
        }

        fixture.Wire.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_requests_identifier_that_cannot_work_is_refused_before_anything_is_sent()
    {
        await using var fixture = new VitamClientFixture();

        foreach (string? id in new[] { "", "a\ud800", null })
        {
            await fixture.Tasks.Invoking(tasks => tasks.CancelByRequestIdAsync(id!)).Should().ThrowAsync<ArgumentException>();
        }

        fixture.Wire.Sent.Should().BeEmpty();
    }

    public sealed class SampleCall(string request, Func<VitamClient, Task> send, string answer, string? body = null)
    {
        internal string Request => request;

        internal Func<VitamClient, Task> Send => send;

        internal string Answer => answer;

        internal string? Body => body;

        internal bool IsSubmission => request == "POST /tasks";

        internal bool IsStatus => request == "GET /status";

        internal Task SendWith(VitamClient client, CancellationToken token) => request switch
        {
            "GET /tasks" => client.Tasks.ListAsync(cancellationToken: token),
            "POST /tasks" => client.Tasks.SubmitAsync(VitamClientFixture.Step, cancellationToken: token),
            "PUT /tasks" => client.Tasks.CancelByRequestIdAsync("r", cancellationToken: token),
            "GET /tasks/t1" => client.Tasks.GetAsync("t1", cancellationToken: token),
            "PUT /tasks/t1" => client.Tasks.CancelAsync("t1", cancellationToken: token),
            _ => client.Service.GetStatusAsync(token),
        };

        public override string ToString() => body is null ? request : $"{request} {body}";
    }
}
