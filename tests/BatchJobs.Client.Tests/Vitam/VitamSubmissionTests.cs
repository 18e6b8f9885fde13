using System.Text.Json;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>A step that is submitted once runs once, whatever happens to the answer.</summary>
public class VitamSubmissionTests
{
    [Theory]
    [InlineData(201)]
    [InlineData(200)]
    [InlineData(202)]
    [Clause("VITAM-S-19")]
    public async Task An_accepted_step_is_a_task(int status)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(status, VitamClientFixture.Status("running"), ("X-Request-Id", "AbDUh67jj"));

        SubmitTaskResult submission = await fixture.Tasks.SubmitAsync(VitamClientFixture.Step);

        submission.Task.Id.Should().Be("t1");
        submission.Status.State.Value.Should().Be("running");
        submission.Status.ResponseMetadata.RequestId.Should().Be("AbDUh67jj");
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("late")]
    [InlineData("bad gateway")]
    [InlineData("gateway timeout")]
    [InlineData("unavailable")]
    [InlineData("unavailable for a while")]
    [InlineData("request timeout")]
    [InlineData("html")]
    [InlineData("nothing")]
    [InlineData("other content")]
    [InlineData("content of a task and of a step")]
    [InlineData("no content")]
    [InlineData("elsewhere")]
    [InlineData("no identifier")]
    [InlineData("unusable identifier")]
    public async Task When_the_answer_is_lost_the_running_tasks_that_are_new_are_the_candidates(string loss)
    {
        await using var fixture = new VitamClientFixture(options => options.AttemptTimeout = TimeSpan.FromSeconds(5));
        DateTimeOffset begun = fixture.Server.Clock.GetUtcNow();
        Lose(fixture.Wire, loss)
            .Respond(200, VitamClientFixture.List("old", "..", "new", "silent", "gone"))
            .Respond(200, VitamClientFixture.Status("running", "old", started: Text(begun.AddHours(-1))))
            .Respond(200, VitamClientFixture.Status("running", "new", started: Text(begun)))
            .Respond(200, VitamClientFixture.Status("running", "silent"))
            .Respond(404);
        Func<Task> submit = () => fixture.Tasks.SubmitAsync(VitamClientFixture.Step, new VitamRequestOptions { TenantId = 0 });

        SubmissionOutcomeUnknownException exception = (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which;

        exception.Candidates.Select(task => task.Id).Should().Equal("new", "silent");
        exception.Candidates.Should().AllBeOfType<VitamTask>().And.OnlyContain(task => ((VitamTask)task).Options!.TenantId == 0);
        exception.Message.Should().Contain("New since: 'new'. May be new since: 'silent'.").And.NotContain("'old'");
        exception.InnerException.Should().NotBeNull();
        fixture.Wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
        fixture.Wire.Sent.Should().OnlyContain(sent => sent.Headers["X-Tenant-Id"] == "0");
        fixture.Wire.Sent[1].Body.Should().BeNull();
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task The_services_clock_tells_what_is_new_when_it_shows_it(int hours)
    {
        await using var fixture = new VitamClientFixture(skew: TimeSpan.FromHours(hours));
        DateTimeOffset begun = fixture.Server.Clock.GetUtcNow();
        fixture.Wire.LoseResponse()
            .Then((_, _) => Task.FromResult(ServiceScript.Response(200, VitamClientFixture.List("old", "new"), ("Date", fixture.Server.Clock.GetUtcNow().ToString("R", System.Globalization.CultureInfo.InvariantCulture)))))
            .Respond(200, VitamClientFixture.Status("running", "old", started: Text(begun.AddMinutes(-5))))
            .Respond(200, VitamClientFixture.Status("running", "new", started: Text(begun.AddMilliseconds(1))));

        (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>())
            .Which.Candidates.Should().ContainSingle().Which.Id.Should().Be("new");
    }

    [Fact]
    public async Task A_task_that_cannot_be_understood_may_be_the_one()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse().Respond(200, VitamClientFixture.List("odd", "new")).Respond(200, """{"id":"odd","state":{}}""").Respond(200, VitamClientFixture.Status("running", "new"));

        (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>())
            .Which.Candidates.Select(task => task.Id).Should().Equal("odd", "new");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    public async Task A_task_that_cannot_be_looked_at_may_be_the_one(int status)
    {
        await using var fixture = new VitamClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        DateTimeOffset begun = fixture.Server.Clock.GetUtcNow();
        fixture.Wire.Respond(502).Respond(200, VitamClientFixture.List("new", "old", "sick"))
            .Respond(200, VitamClientFixture.Status("running", "new", started: Text(begun)))
            .Respond(200, VitamClientFixture.Status("running", "old", started: Text(begun.AddHours(-1))))
            .Respond(status);

        (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>().WithMessage("*New since: 'new'. May be new since: 'sick'.*"))
            .Which.Candidates.Select(task => task.Id).Should().Equal("new", "sick");
    }

    [Fact]
    public async Task A_worker_that_is_too_busy_to_show_tasks_is_not_asked_for_each_of_them()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse().Respond(200, VitamClientFixture.List([.. Enumerable.Range(0, 100).Select(task => $"t{task}")]));
        fixture.Wire.Otherwise = _ => ServiceScript.Response(429, "", ("Retry-After", "30"));

        SubmissionOutcomeUnknownException exception = (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which;

        exception.Candidates.Should().HaveCount(100);
        exception.Message.Should().Contain("May be new since: 't0', 't1'").And.NotContain("New since:");
        fixture.Wire.Sent.Count(sent => sent.Path.StartsWith("/tasks/", StringComparison.Ordinal)).Should().Be(4, "one task is asked for as often as any call");
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("reset")]
    [InlineData("late")]
    public async Task When_the_service_falls_silent_the_other_tasks_are_not_asked_for_and_may_be_the_one(string trouble)
    {
        await using var fixture = new VitamClientFixture(options => (options.Retry.MaxRetryAttempts, options.AttemptTimeout) = (0, TimeSpan.FromSeconds(5)));
        DateTimeOffset begun = fixture.Server.Clock.GetUtcNow();
        fixture.Wire.Respond(502).Respond(200, VitamClientFixture.List("old", "..", "sick", "other"))
            .Respond(200, VitamClientFixture.Status("running", "old", started: Text(begun.AddHours(-1))));
        _ = trouble switch
        {
            "refused" => fixture.Wire.RefuseConnection(),
            "reset" => fixture.Wire.LoseResponse(),
            _ => fixture.Wire.NeverRespond(),
        };

        (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>())
            .Which.Candidates.Select(task => task.Id).Should().Equal("sick", "other");
        fixture.Wire.Sent.Should().HaveCount(4);
    }

    [Fact]
    public async Task An_identifier_that_is_null_does_not_cost_the_candidates()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(502).Respond(200, """{"results":["new",null]}""").Respond(200, VitamClientFixture.Status("running", "new"));

        (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>())
            .Which.Candidates.Select(task => task.Id).Should().Equal("new");
    }

    [Fact]
    public async Task The_callers_cancellation_ends_the_search_for_candidates()
    {
        await using var fixture = new VitamClientFixture();
        using var caller = new CancellationTokenSource();
        fixture.Wire.Respond(502).Respond(200, VitamClientFixture.List("a", "b")).Then(async (_, token) =>
        {
            await caller.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The call was not canceled.");
        });

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step, cancellationToken: caller.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task When_no_task_is_new_there_are_no_candidates_and_the_message_says_so()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse().Respond(200, VitamClientFixture.List());

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>()
            .Where(exception => exception.Candidates.Count == 0).WithMessage("*No running task is new since*");
    }

    [Fact]
    public async Task When_the_list_of_tasks_is_cut_short_the_message_says_so()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse().Respond(200, VitamClientFixture.ListOf(2, "new")).Respond(200, VitamClientFixture.Status("running", "new"));

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>()
            .WithMessage("*new since*: 'new'.*shows only 1 of 2*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("new")]
    [Clause("VITAM-L-11")]
    public async Task When_the_list_of_tasks_ran_out_of_time_the_message_says_that_it_is_incomplete(string ids)
    {
        await using var fixture = new VitamClientFixture();
        string list = VitamClientFixture.List(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        fixture.Wire.LoseResponse().Respond(200, list.Replace("\"time_out\":false", "\"time_out\":true", StringComparison.Ordinal)).Respond(200, VitamClientFixture.Status("running", "new"));

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>()
            .WithMessage("*The list of running tasks is incomplete, for the service ran out of time (time_out). Check the tasks*");
    }

    [Fact]
    public async Task When_the_service_cannot_be_asked_there_are_no_candidates_and_the_message_says_so()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse().RefuseConnection(times: 8);

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>()
            .Where(exception => exception.Candidates.Count == 0).WithMessage("*could not be listed*");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(461)]
    public async Task A_refusal_is_a_refusal(int status)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(status);

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<ServiceException>().Where(exception => (int)exception.StatusCode == status);

        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_has_started_nothing()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.RefuseConnection(times: 4);

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<ServiceUnreachableException>();

        fixture.Wire.Sent.Should().HaveCount(4).And.OnlyContain(sent => sent.Method == "POST");
    }

    [Fact]
    public async Task A_wrong_step_is_refused_with_everything_that_is_wrong_before_anything_is_sent()
    {
        await using var fixture = new VitamClientFixture();
        var step = new VitamStep
        {
            Name = " ",
            OtherInfo = "\ud800",
            Actions =
            [
                null!,
                new VitamAction
                {
                    Id = "",
                    Arguments = new Dictionary<string, string> { ["a/b~c"] = "", ["n"] = null! },
                    Results = new Dictionary<string, JsonElement> { ["r"] = default },
                    Status = new VitamActionStatus("\udc00"),
                    PostAssignments = [null!, new VitamPostAssignment("", "x"), new VitamPostAssignment("x", null!)],
                    StartTime = new VitamTime("soon"),
                    EndTime = default(VitamTime),
                },
            ],
        };

        InputValidationException exception = (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(step)).Should().ThrowAsync<InputValidationException>()).Which;

        exception.Errors.Select(error => error.Path).Should().Equal(
            "/Step", "/otherInfo", "/actions/0", "/actions/1/action", "/actions/1/arguments/a~1b~0c", "/actions/1/arguments/n", "/actions/1/results/r",
            "/actions/1/status", "/actions/1/post_assign/0", "/actions/1/post_assign/1/target", "/actions/1/post_assign/2/result",
            "/actions/1/start_time", "/actions/1/end_time");
        step.Invoking(one => one.ToJson()).Should().Throw<InputValidationException>();
        fixture.Wire.Sent.Should().BeEmpty();
    }

    private static string Text(DateTimeOffset time) => new VitamTime(time).Text;

    private static ServiceScript Lose(ServiceScript wire, string loss) => loss switch
    {
        "reset" => wire.LoseResponse(),
        "late" => wire.NeverRespond(),
        "bad gateway" => wire.Respond(502, "gateway"),
        "gateway timeout" => wire.Respond(504, "gateway"),
        "unavailable" => wire.Respond(503),
        "unavailable for a while" => wire.Respond(503, "", ("Retry-After", "1")),
        "request timeout" => wire.Respond(408),
        "html" => wire.Respond(201, "<html>log in</html>"),
        "nothing" => wire.Respond(201),
        "other content" => wire.Respond(200, """{"itemsId":"StepId","globalState":"OK"}"""),
        "content of a task and of a step" => wire.Respond(200, """{"id":"","itemId":"StepId","globalStatus":"OK"}"""),
        "no content" => wire.Respond(204),
        "elsewhere" => wire.Respond(302, "", ("Location", "https://elsewhere.example.com/")),
        "no identifier" => wire.Respond(201, VitamClientFixture.Status("running", "")),
        "unusable identifier" => wire.Respond(201, VitamClientFixture.Status("running", "..")),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };
}
