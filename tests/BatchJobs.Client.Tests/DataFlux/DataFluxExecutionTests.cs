using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>A flow that is executed once runs once, whatever happens to the answer.</summary>
public class DataFluxExecutionTests
{
    private const string Clock = """{"serverCurrentDate":"20150213T15:38:00","minutesFromGmt":-300}""";

    [Fact]
    [Clause("DF-A-10", "DF-M-16")]
    public async Task Without_inputs_an_empty_object_is_sent()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("queued");
        fixture.RespondWithJob("queued");

        DataFluxJob job = await fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow);
        await fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow, new DataFluxInputsBuilder().Build());

        job.Id.Should().Be(DataFluxClientFixture.Job);
        fixture.Wire.Sent.Should().OnlyContain(sent => sent.Body == "{}");
    }

    [Fact]
    public async Task A_bare_status_is_understood_too()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Status("running"));

        (await fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow)).ToString().Should().Be(DataFluxClientFixture.Job);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(206)]
    public async Task Any_success_that_has_the_job_is_one(int status)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(status, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued")));

        (await fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow)).Id.Should().Be(DataFluxClientFixture.Job);
    }

    [Theory]
    [InlineData("\"running\"", "7")]
    [InlineData("1.5", "{}")]
    [InlineData("\"PUBLIC\"", "null")]
    [InlineData("\"2015-02-13T15:37:44\"", "[]")]
    [Clause("DF-U-03")]
    public async Task The_identifier_is_all_that_must_be_readable(string member, string unreadable)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running").Replace(member, unreadable, StringComparison.Ordinal)));

        (await fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow)).Id.Should().Be(DataFluxClientFixture.Job);
    }

    [Theory]
    [InlineData(DataFluxClientFixture.User, "PUBLIC,RAM,ram")]
    [InlineData(null, "PUBLIC,RAM,ann,ram")]
    public async Task Other_users_jobs_are_no_candidates(string? user, string owners)
    {
        await using var fixture = new DataFluxClientFixture(options => (options.UserName, options.Password) = (user, user is null ? null : DataFluxClientFixture.Password));
        fixture.Wire.LoseResponse().Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection(
            [.. new[] { "ann", "ram", "RAM", "PUBLIC" }.Select(owner =>
                DataFluxClientFixture.Status("queued", owner, started: "").Replace("\"PUBLIC\"", $"\"{owner}\"", StringComparison.Ordinal))]));
        Func<Task> execute = () => fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow);

        SubmissionOutcomeUnknownException exception = (await execute.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which;

        exception.Candidates.Select(job => job.Id).Order(StringComparer.Ordinal).Should().Equal(owners.Split(','));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("late")]
    [InlineData("bad gateway")]
    [InlineData("gateway timeout")]
    [InlineData("html")]
    [InlineData("no job")]
    [InlineData("two jobs")]
    [InlineData("no identifier")]
    [InlineData("no content")]
    [InlineData("flow")]
    [InlineData("created")]
    [InlineData("unheard of")]
    [InlineData("redirected")]
    [InlineData("not modified")]
    [Clause("DF-E-05")]
    public async Task When_the_answer_is_lost_the_flows_new_jobs_are_the_candidates(string loss)
    {
        await using var fixture = new DataFluxClientFixture(options => options.AttemptTimeout = TimeSpan.FromSeconds(5));
        Lose(fixture.Wire, loss).Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection(
            DataFluxClientFixture.Status("completed", "old", started: "2015-02-13T15:37:00"),
            DataFluxClientFixture.Status("running", "new", started: "2015-02-13T15:37:58"),
            DataFluxClientFixture.Status("queued", "waiting", started: "")));
        Func<Task> execute = () => fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow);

        SubmissionOutcomeUnknownException exception = (await execute.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which;

        exception.Candidates.Select(job => job.Id).Should().Equal("new", "waiting");
        exception.Candidates.Should().AllBeOfType<DataFluxJob>();
        exception.InnerException.Should().NotBeNull();
        fixture.Wire.Sent.Count(sent => sent.Method == "POST").Should().Be(1);
    }

    [Theory]
    [InlineData(403, "no")]
    [InlineData(200, "{}")]
    public async Task When_the_server_does_not_tell_its_clock_all_jobs_of_the_flow_are_candidates_and_none_is_called_new(int status, string clock)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.LoseResponse().Respond(status, clock).Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("completed", "old"), DataFluxClientFixture.Status("queued", "waiting")));
        Func<Task> execute = () => fixture.Flows.ExecuteAsync(DataFluxClientFixture.Flow);

        SubmissionOutcomeUnknownException exception = (await execute.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which;

        exception.Candidates.Select(job => job.Id).Should().Equal("old", "waiting");
        exception.Message.Should().Contain(
            " Its jobs, of which the server does not state which are new: 'old', 'waiting'. Check the flow's jobs before you execute it again.");
    }

    [Theory]
    [InlineData("old", "New since: 'old'. ")]
    [InlineData(null, "None of its jobs is new since, but the request may still be processed. ")]
    public async Task When_the_server_tells_its_clock_the_message_has_the_new_jobs(string? id, string says)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.LoseResponse().Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection(id is null ? [] : [DataFluxClientFixture.Status("queued", id, started: "")]));

        await fixture.Flows.Invoking(flows => flows.ExecuteAsync(DataFluxClientFixture.Flow)).Should().ThrowAsync<SubmissionOutcomeUnknownException>().WithMessage($"*. {says}Check*");
    }

    [Fact]
    public async Task When_the_server_cannot_be_asked_there_are_no_candidates_and_the_message_says_so()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.LoseResponse().RefuseConnection(times: 8);

        await fixture.Flows.Invoking(flows => flows.ExecuteAsync(DataFluxClientFixture.Flow)).Should().ThrowAsync<SubmissionOutcomeUnknownException>()
            .Where(exception => exception.Candidates.Count == 0).WithMessage("*could not be listed*");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [Clause("DF-E-07", "DF-E-09", "DF-E-10")]
    public async Task A_refusal_is_a_refusal(int status)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(status, """{"message":"no"}""");

        await fixture.Flows.Invoking(flows => flows.ExecuteAsync(DataFluxClientFixture.Flow)).Should().ThrowAsync<ServiceException>().Where(exception => (int)exception.StatusCode == status);

        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [Clause("DF-E-11")]
    public async Task What_was_answered_and_left_no_job_has_started_none(int status)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(status, """{"message":"no"}""").Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection());

        await fixture.Flows.Invoking(flows => flows.ExecuteAsync(DataFluxClientFixture.Flow)).Should().ThrowAsync<ServiceException>().Where(exception => (int)exception.StatusCode == status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_was_answered_as_a_failure_and_left_a_job_is_an_unknown_outcome(int status)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(status, """{"message":"no"}""").Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued", "new", started: "")));

        (await fixture.Flows.Invoking(flows => flows.ExecuteAsync(DataFluxClientFixture.Flow)).Should().ThrowAsync<SubmissionOutcomeUnknownException>())
            .Which.Candidates.Should().ContainSingle().Which.Id.Should().Be("new");
    }

    private static ServiceScript Lose(ServiceScript wire, string loss) => loss switch
    {
        "reset" => wire.LoseResponse(),
        "late" => wire.NeverRespond(),
        "bad gateway" => wire.Respond(502, "gateway"),
        "gateway timeout" => wire.Respond(504, "gateway"),
        "html" => wire.Respond(200, "<html>log in</html>", "text/html"),
        "no job" => wire.Respond(200, DataFluxClientFixture.Collection()),
        "two jobs" => wire.Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued"), DataFluxClientFixture.Status("queued"))),
        "no identifier" => wire.Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("queued", id: ""))),
        "no content" => wire.Respond(204),
        "flow" => wire.Respond(200, """{"id":"flow","name":"100Exp.ddf","inputs":{}}"""),
        "created" => wire.Respond(201, "created"),
        "unheard of" => wire.Respond(299, DataFluxClientFixture.Status("queued")),
        "redirected" => wire.Respond(302),
        "not modified" => wire.Respond(304),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };
}
