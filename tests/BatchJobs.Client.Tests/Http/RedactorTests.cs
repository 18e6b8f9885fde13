using System.Net;
using System.Text.Json;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;

namespace BatchJobs.Client.Tests.Http;

/// <summary>No exception shows a secret, whatever the service or the network puts into it.</summary>
public class RedactorTests
{
    private static readonly string EscapedKey = Uri.EscapeDataString(SpssClientFixture.Key);
    private static readonly string JsonKey = JsonEncodedText.Encode(SpssClientFixture.Key).ToString();

    public static TheoryData<int, string> Echoes => new()
    {
        { 401, $"Unknown access key {SpssClientFixture.Key}." },
        { 401, $$"""{"flag":false,"message":"Unknown access key {{SpssClientFixture.Key}}."}""" },
        { 403, $$"""{"message":"accesskey={{SpssClientFixture.Key}}"}""" },
        { 500, $"Exception at /pm/v1/jobs/j?accesskey={EscapedKey}" },
        { 500, $"Exception at /pm/v1/jobs/j?accesskey={EscapedKey.ToLowerInvariant()}" },
        { 500, $"<html><a href=\"https://spss.example.com/pm/v1/jobs/j?accesskey={EscapedKey}&amp;x=1\">back</a></html>" },
        { 500, $"<html>https://spss.example.com/pm/v1/jobs/j?accesskey={SpssClientFixture.Key}</html>" },
        { 500, $$"""{"flag":false,"message":"key {{JsonKey}} failed"}""" },
        { 500, $$"""{"url":"/pm/v1/jobs/j?accesskey={{SpssClientFixture.Key.Replace("/", "\\/")}}"}""" },
        { 500, $$"""{"flag":false,"message":"key {{SpssClientFixture.Key.Replace("/", "\\/")}} failed"}""" },
        { 500, $"<p>accesskey={SpssClientFixture.Key.Replace("+", "&#x2B;").Replace("/", "&#x2F;")}</p>" },
        { 500, $"<p>The key {WebUtility.HtmlEncode(SpssClientFixture.Key)} failed.</p>" },
        { 200, $"<html>accesskey={EscapedKey}</html>" },
        { 200, $"\"{SpssClientFixture.Key}" },
        { 404, $"Not Found: accesskey={EscapedKey}" },
        { 409, SpssClientFixture.Key },
    };

    public static TheoryData<int, string> PasswordEchoes => new()
    {
        { 500, """{"dbDefinitions":{"db":{"password":"hunter2-Secret"}}}""" },
        { 500, """{"dbDefinitions":{"db":{"password" : "hunter2-Secret","port":"x""" },
        { 500, """{"dbDefinitions":{"db":{"PASSWORD":"hunter2-Secret""" },
        { 200, """{"id":"j","dbDefinitions":{"db":{"password":"hunter2-Secret","user""" },
        { 200, """{"jobStatus":7,"dbDefinitions":{"db":{"password":"hunter2-Secret"}}}""" },
        { 500, """{"flag":false,"message":"Cannot run {\"db\":{\"password\":\"hunter2-Secret\"}}"}""" },
        { 500, "<pre>{&quot;password&quot;:&quot;hunter2-Secret&quot;}</pre>" },
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task An_answer_that_echoes_the_key_does_not_show_it(int status, string body)
    {
        foreach (ServiceException exception in await FailuresAsync(status, body))
        {
            foreach (string? shown in new[] { exception.ToString(), exception.BodyExcerpt, exception.ServiceMessage })
            {
                (shown ?? "").Should().NotContainAny(
                    [SpssClientFixture.Key, EscapedKey, EscapedKey.ToLowerInvariant(), JsonKey, "q9/Xw7Lr0", "q9\\/Xw7Lr0", "Xw7Lr0", "q9%2fXw7"]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(PasswordEchoes))]
    public async Task An_answer_that_echoes_a_password_does_not_show_it(int status, string body)
    {
        foreach (ServiceException exception in await FailuresAsync(status, body))
        {
            foreach (string? shown in new[] { exception.ToString(), exception.BodyExcerpt, exception.ServiceMessage })
            {
                (shown ?? "").Should().NotContain("hunter2");
            }
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    [InlineData("html")]
    public async Task A_refused_submission_does_not_show_the_password_in_any_place(string form)
    {
        await using var fixture = new SpssClientFixture();
        string echoed = form switch
        {
            "json" => JsonEncodedText.Encode(TestData.Password).ToString(),
            "html" => TestData.Password.Replace("+", "&#43;"),
            _ => TestData.Password,
        };
        fixture.Wire.Respond(500, $"Cannot log in to BLUDB as bluadmin with {echoed}!", "text/plain", times: 10);
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.ScoringToTable());

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which.ToString().Should().NotContain("ub4dor");
        ServiceException exception = await ServiceFailure.OfAsync(submit);
        exception.BodyExcerpt.Should().NotContain("ub4dor").And.Contain("bluadmin");
    }

    [Fact]
    public async Task What_a_failed_job_says_does_not_show_the_key_or_a_password()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(ScriptedHandler.Response(
            200,
            $$"""{"jobId":"j","jobStatus":"FAILED","failureMsg":"GET /pm/v1/file/s?accesskey={{EscapedKey}} with {\"password\":\"hunter2\"}"}"""));
        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        string shown = (await wait.Should().ThrowAsync<JobFailedException>()).Which.ToString();

        shown.Should().NotContain(EscapedKey).And.NotContain("hunter2");
    }

    [Fact]
    public async Task Failures_on_the_way_do_not_show_the_key()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("j");

        fixture.Wire.RefuseConnection();
        string refused = (await look.Should().ThrowAsync<ServiceUnreachableException>()).Which.ToString();
        fixture.Wire.NeverRespond();
        string late = (await look.Should().ThrowAsync<RequestTimeoutException>()).Which.ToString();

        (refused + late).Should().NotContainAny(SpssClientFixture.Key, EscapedKey);
    }

    [Fact]
    public async Task A_refused_connection_to_a_real_socket_does_not_show_the_key()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0, ClockMode.System);
        using var sockets = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        fixture.Wire.Then((request, _, token) =>
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http", Host = "127.0.0.1", Port = 1 }.Uri;
            return sockets.SendAsync(request, token);
        });
        Func<Task> look = () => fixture.Jobs.GetStatusAsync("j");

        (await look.Should().ThrowAsync<BatchJobException>()).Which.ToString().Should().NotContainAny(SpssClientFixture.Key, EscapedKey);
    }

    [Fact]
    public void An_invalid_definition_does_not_show_its_passwords()
    {
        string[] invalid =
        [
            """{ "action": "X", "model": {}, "dbDefinitions": { "db": { "password": "hunter2", "port": "hunter2", "host": 1 } } }""",
            """{ "dbDefinitions": { "db": { "password": “hunter2” } } }""",
            """{ "dbDefinitions": { "db": { "password": hunter2 } } }""",
            """{ "dbDefinitions": { "db": { "password": "hunter2 } } }""",
            """{ "dbDefinitions": { "db": { "password": "hunter2\x" } } }""",
            """{ "dbDefinitions": { "db": { "password": ["hunter2"] } } }""",
            """{ "dbDefinitions": "hunter2", "action": "TRAINING", "model": "hunter2" }""",
        ];

        invalid.Should().AllSatisfy(json =>
        {
            Action parse = () => JobDefinition.Parse(json);
            parse.Should().Throw<InputValidationException>().Which.ToString().Should().NotContain("hunter2");
        });
    }

    [Fact]
    public async Task A_full_run_logs_something_and_no_secret()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(5));
        fixture.Wire.RefuseConnection().Respond(503, $"busy {SpssClientFixture.Key}").Respond(500, $"accesskey={EscapedKey}");
        Func<Task> failing = () => fixture.Files.UploadAsync(TestData.Stream, new MemoryStream([1]));
        await failing.Should().ThrowAsync<ServiceException>();

        await fixture.Files.UploadAsync(TestData.Stream, new MemoryStream([1]));
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        SpssJobResult result = await job.WaitForCompletionAsync();
        await using Stream scores = await result.OpenReadAsync();
        await scores.CopyToAsync(Stream.Null);
        await fixture.Jobs.SubmitOrResubmitAsync("j", TestData.ScoringToTable());
        await fixture.Jobs.ListAsync();
        await fixture.Jobs.DeleteManyAsync(["j"]);

        fixture.Logs.Text.Should().Contain("POST /pm/v1/jobs/{id} answered 200").And.Contain("ConnectionError");
        fixture.Logs.Text.Should().NotContainAny(SpssClientFixture.Key, EscapedKey, JsonKey, TestData.Password, "accesskey");
    }

    private static async Task<List<ServiceException>> FailuresAsync(int status, string body)
    {
        var failures = new List<ServiceException>();
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(ScriptedHandler.Response(status, body));
        Func<Task>[] calls =
        [
            () => fixture.Jobs.GetAsync("j"),
            () => fixture.Jobs.GetStatusAsync("j"),
            () => fixture.Jobs.SubmitAsync("j", TestData.Training()),
            () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Training()),
            () => fixture.Jobs.ListAsync(),
            () => fixture.Jobs.DeleteAsync("j"),
            () => fixture.Files.ListAsync(),
            () => fixture.Files.UploadAsync("f", new MemoryStream()),
        ];

        foreach (Func<Task> call in calls)
        {
            // The echo of a job is a job when it is whole.
            if (await Record.ExceptionAsync(call) is { } exception)
            {
                failures.Add((exception is SubmissionOutcomeUnknownException or JobIsRunningException ? exception.InnerException : exception).Should().BeAssignableTo<ServiceException>().Subject);
            }
        }

        failures.Should().HaveCountGreaterThan(4);
        return failures;
    }
}
