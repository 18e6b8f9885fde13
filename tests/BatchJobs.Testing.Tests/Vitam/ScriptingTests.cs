using System.Text.Json;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing.Tests.Vitam;

/// <summary>What a test's own scripts may do to the fake.</summary>
public sealed class ScriptingTests : IDisposable
{
    private readonly FakeBatchServer server = new(new FakeBatchServerOptions { Clock = ClockMode.Manual });
    private readonly HttpClient http;

    public ScriptingTests()
    {
        http = new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("http://worker.example.com/worker/v1/") };
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "s3cret");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_predicate_that_throws_is_told_and_leaves_nothing_behind()
    {
        server.Vitam.WhenSubmitted(task => task.OtherInfo!.Length > 0);

        (int status, string body) = await PostAsync();

        status.Should().Be(500);
        body.Should().Contain("WhenSubmitted").And.Contain(nameof(NullReferenceException));
        server.Vitam.Tasks.Should().BeEmpty();
        (await StatusOfAsync("status")).Should().Be(200);
    }

    [Fact]
    [Clause("VITAM-U-07")]
    public async Task The_latest_plan_that_recognises_a_task_counts()
    {
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(1)).OfType("freeze").ThenSucceed("https://vitam.example.com/1");
        server.Vitam.WhenSubmitted(task => task.Actions.Contains("bad")).RunFor(TimeSpan.Zero).ThenFail(new FakeVitamError(404, "File_Not_Found")
        {
            Message = "File is not found",
            Errors = [new FakeVitamError(412, "Precondition_Failed")],
        });

        JsonElement good = await SubmitAsync(action: "good");
        JsonElement bad = await SubmitAsync(action: "bad");
        await server.AdvanceAsync(TimeSpan.FromHours(1), Token);
        JsonElement goodAtLast = await ReadAsync(good);

        good.ToString().Should().Contain("\"type\":\"freeze\",\"state\":\"running\"").And.Contain("\"end_date\":null").And.Contain("\"result_link\":null");
        goodAtLast.ToString().Should().Contain("\"state\":\"done\"").And.Contain("\"end_date\":\"2026-01-01T01:00:00.000Z\"")
            .And.Contain("\"result_link\":\"https://vitam.example.com/1\"");
        bad.GetProperty("error").ToString().Should().Be(
            """{"http_code":404,"code":"ingest","state":"File_Not_Found","message":"File is not found","errors":[{"http_code":412,"code":"ingest","state":"Precondition_Failed"}]}""");
    }

    [Fact]
    public async Task Endless_tasks_run_until_they_are_canceled()
    {
        server.Vitam.WhenSubmitted(task => task.Name == "endless").RunFor(Timeout.InfiniteTimeSpan);
        server.Vitam.WhenSubmitted(task => task.Name == "longest").RunFor(TimeSpan.MaxValue);
        FakeVitamTask endless = TaskOf(await SubmitAsync("endless"));
        FakeVitamTask longest = TaskOf(await SubmitAsync("longest"));
        await server.AdvanceAsync(TimeSpan.FromDays(1000), Token);
        string[] before = [endless.State, longest.State];

        using HttpResponseMessage canceled = await http.PutAsync($"tasks/{endless.Id}", new StringContent("""{"message":"enough"}"""), Token);

        before.Should().Equal("running", "running");
        (endless.State, endless.TaskStatus, endless.FinishedAt).Should().Be(("canceled", "cancel", server.Clock.GetUtcNow()));
        endless.Cancellation!.Value.GetProperty("message").GetString().Should().Be("enough");
        endless.History.Select(change => change.State).Should().Equal("running", "canceled");
    }

    [Fact]
    public async Task A_task_that_is_deleted_is_gone_whatever_it_was_to_do()
    {
        JsonElement submitted = await SubmitAsync();
        FakeVitamTask task = TaskOf(submitted);

        task.Delete();
        task.Delete();
        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        (await StatusOfAsync($"tasks/{task.Id}")).Should().Be(404);
        server.Vitam.Tasks.Contains(task.Id).Should().BeFalse();
        (task.State, task.FinishedAt).Should().Be(("(none)", null));
        task.History.Select(change => change.State).Should().Equal("running", "(none)");
    }

    [Fact]
    public async Task What_was_submitted_can_be_looked_at()
    {
        http.DefaultRequestHeaders.Add("X-Tenant-Id", "7");
        http.DefaultRequestHeaders.Add("X-Application-Id", "SESSION-1");
        using HttpResponseMessage answer = await http.PostAsync("tasks", new StringContent(Step("name", "id_action")), Token);

        FakeVitamTask task = server.Vitam.Tasks.Should().ContainSingle().Subject;

        task.RequestId.Should().Be(answer.Headers.GetValues("X-Request-Id").Single());
        (task.Tenant, task.ApplicationId, task.Submitted.Name, task.Submitted.OtherInfo).Should().Be((7, "SESSION-1", "name", null));
        task.Submitted.Actions.Should().Equal("id_action");
        server.Vitam.Tasks[task.Id].Should().BeSameAs(task);
        server.Vitam.Tasks.Invoking(tasks => tasks["none"]).Should().Throw<KeyNotFoundException>().WithMessage($"*{task.Id}*");
    }

    [Fact]
    [Clause("VITAM-U-38")]
    public async Task The_status_changes_when_its_time_has_come()
    {
        server.Vitam.Status = "Inactive";
        server.Vitam.ChangeStatusAfter(TimeSpan.FromMinutes(2), "Unreachable");
        server.Vitam.ChangeStatusAfter(TimeSpan.FromMinutes(1), "ShutdownInProgress");
        List<string> seen = [];
        for (int minute = 0; minute < 3; minute++)
        {
            seen.Add(JsonElement.Parse(await http.GetStringAsync("status", Token)).GetProperty("status").GetString()!);
            await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        }

        server.Vitam.IsAvailable = false;

        seen.Should().Equal("Inactive", "ShutdownInProgress", "Unreachable");
        (await StatusOfAsync("status")).Should().Be(503);
    }

    [Fact]
    [Clause("VITAM-U-10")]
    public async Task The_journal_says_why_without_key_query_and_body()
    {
        server.Vitam.Options.PlatformKey = "other";
        await StatusOfAsync("status");
        server.Vitam.Options.PlatformKey = null;
        await PostAsync("""{"Step":"s3cret","actions":[],"s3cret":1}""");
        await PostAsync("""{"Step":s3cret}""");
        await PostAsync("""{"Step":"s3cret","actions":[{"action":"a","start_time":"s3cret"}]}""");
        await ListAsync("s3cret='s3cret'");
        await ListAsync("name='s3cret' s3cret");
        await StatusOfAsync("tasks/none");

        server.Journal.Entries.Select(entry => (entry.Status, entry.Reason)).Should().Equal(
            (401, "The X-Vitam-Key is wrong."),
            (412, "A member of the step is not documented; the nearest documented one is 'Step'."),
            (412, "The step is not JSON: see line 1, byte 9."),
            (412, "The member 'start_time' of the action is not a date-time of RFC 3339."),
            (412, "The query asks for a field that tasks do not have, before character 7."),
            (412, "The query should have '&' or the end at character 15."),
            (404, "There is no such task, or it is another tenant's."));
        server.Journal.ToString().Should().Contain("GET /worker/v1/tasks/none -> 404: There is no such task").And.NotContain("s3cret");
    }

    [Theory]
    [InlineData(" s3cret")]
    [InlineData("s3cret ")]
    [InlineData("\ts3cret")]
    [InlineData("s3cret\t")]
    [InlineData(" ")]
    [Clause("VITAM-U-09")]
    public async Task A_key_with_blanks_at_its_ends_is_refused_for_no_header_can_carry_it(string key)
    {
        server.Vitam.Options.PlatformKey = "s3cret";

        Action act = () => server.Vitam.Options.PlatformKey = key;

        act.Should().Throw<ArgumentException>().WithMessage("A key has no blanks at its ends*header*").Which.Message.Should().NotContain("s3cret");
        (await StatusOfAsync("status")).Should().Be(200);
    }

    [Fact]
    public async Task A_key_may_have_blanks_inside()
    {
        server.Vitam.Options.PlatformKey = "a key";
        http.DefaultRequestHeaders.Remove("X-Vitam-Key");
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "a key");

        (await StatusOfAsync("status")).Should().Be(200);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        FakeVitamService vitam = server.Vitam;
        Action[] acts =
        [
            () => vitam.Options.RunningTime = TimeSpan.FromSeconds(-1),
            () => vitam.Options.ResultLifetime = TimeSpan.FromSeconds(-1),
            () => vitam.Options.ListLimit = -1,
            () => vitam.Options.RunningState = null!,
            () => vitam.Options.DoneState = null!,
            () => vitam.Options.FailedState = null!,
            () => vitam.Options.CanceledState = null!,
            () => vitam.Options.TaskType = null!,
            () => vitam.Options.ApiVersion = null!,
            () => vitam.Options.InstanceId = null!,
            () => vitam.Options.ServiceName = null!,
            () => vitam.Status = "active",
            () => vitam.ChangeStatusAfter(TimeSpan.Zero, "Gone"),
            () => vitam.ChangeStatusAfter(TimeSpan.FromSeconds(-1), "Active"),
            () => vitam.WhenSubmitted(null!),
            () => vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromSeconds(-1)),
            () => vitam.WhenSubmitted(_ => true).ThenFail(null!),
            () => vitam.WhenSubmitted(_ => true).WithTaskStatus(null!),
            () => vitam.WhenSubmitted(_ => true).AnswerDataUnavailable(null!),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>());
    }

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    private static string Step(string name, string action) => $$"""{"Step":"{{name}}","actions":[{"action":"{{action}}"}]}""";

    private FakeVitamTask TaskOf(JsonElement status) => server.Vitam.Tasks[status.GetProperty("id").GetString()!];

    private async Task<JsonElement> SubmitAsync(string name = "name", string action = "id_action")
    {
        (int status, string body) = await PostAsync(Step(name, action));
        status.Should().Be(201, body);
        return JsonElement.Parse(body);
    }

    private async Task<(int Status, string Body)> PostAsync(string json = """{"Step":"name","actions":[{"action":"id_action"}]}""")
    {
        using HttpResponseMessage response = await http.PostAsync("tasks", new StringContent(json), Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    private async Task ListAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "tasks") { Content = new StringContent($$"""{"query":"{{query}}"}""") };
        using HttpResponseMessage response = await http.SendAsync(request, Token);
    }

    private async Task<JsonElement> ReadAsync(JsonElement status) =>
        JsonElement.Parse(await http.GetStringAsync($"tasks/{status.GetProperty("id").GetString()}", Token));

    private async Task<int> StatusOfAsync(string path)
    {
        using HttpResponseMessage response = await http.GetAsync(path, Token);
        return (int)response.StatusCode;
    }
}
