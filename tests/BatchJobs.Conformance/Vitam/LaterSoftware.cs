using System.Text.Json;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Vitam;

/// <summary>Answers that the document does not have, and that software has which was built later: a test can ask for them.</summary>
public sealed class LaterSoftware
{
    private const string TwoActions = """{"Step":"name","actions":[{"action":"a"},{"action":"b"},{"action":"a"}]}""";

    [Theory, AllHosts]
    [Clause("VITAM-R-01", "VITAM-U-43")]
    public async Task A_step_that_runs_within_the_request_is_answered_with_its_status(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(1)).AnswerWithItemStatus();

        WireAnswer answer = await wire.PostAsync(TwoActions);

        answer.Status.Should().Be(200);
        answer.ShouldHaveStandardHeaders();
        answer.Text.Should().Be(
            """{"itemsStatus":{"a":{"itemId":"a","globalStatus":"OK"},"b":{"itemId":"b","globalStatus":"OK"}},"itemId":"name","globalStatus":"OK"}""");
        FakeVitamTask task = wire.Server.Vitam.Tasks.Should().ContainSingle().Subject;
        (task.State, task.FinishedAt).Should().Be(("done", task.StartedAt));
        (await wire.IdsAsync()).Should().BeEmpty("it is over");
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-01", "VITAM-U-43")]
    public async Task A_step_that_fails_within_the_request_is_KO(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).AnswerWithItemStatus().ThenFail(new FakeVitamError(404, "File_Not_Found") { Message = "File is not found" });

        JsonElement status = (await wire.PostAsync()).Json;

        (status.Text("itemId"), status.Text("message"), status.Text("globalStatus")).Should().Be(("name", "File is not found", "KO"));
        status.GetProperty("itemsStatus").GetProperty("id_action").Text("globalStatus").Should().Be("KO");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-43")]
    public async Task A_time_that_is_given_afterwards_makes_a_task_of_it_as_without_a_plan(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "later").AnswerWithItemStatus().RunFor(TimeSpan.FromMinutes(1));

        (await wire.PostAsync(VitamCalls.StepNamed("later"))).ShouldBeAStatus(201);
        (await wire.PostAsync()).ShouldBeAStatus(201);
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-03", "VITAM-U-44")]
    public async Task Data_that_cannot_be_had_yet_is_461_and_no_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true)
            .AnswerDataUnavailable(new FakeVitamAccessRequest("ar-1", "default"), new FakeVitamAccessRequest(null, null, "offer-1")).AndThen().AnswerDataUnavailable().AndThen();

        WireAnswer first = await wire.PostAsync();
        WireAnswer second = await wire.PostAsync();
        WireAnswer third = await wire.PostAsync();

        first.Status.Should().Be(461);
        first.ShouldHaveStandardHeaders();
        first.ContentType.Should().StartWith("application/json");
        first.Text.Should().Be("""[{"accessRequestId":"ar-1","strategyId":"default","offerId":null},{"accessRequestId":null,"strategyId":null,"offerId":"offer-1"}]""");
        second.ShouldBeRefused(461);
        third.ShouldBeAStatus(201);
        wire.Server.Vitam.Tasks.Should().ContainSingle().Which.Id.Should().Be(third.Json.Text("id"));
        wire.Server.Journal.Entries[0].Reason.Should().Be("Data that the step needs cannot be had yet, as the test has planned it.");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-43", "VITAM-U-44")]
    public async Task Of_the_two_answers_the_last_one_that_is_said_counts(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "a").AnswerDataUnavailable().AnswerWithItemStatus();
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "b").AnswerWithItemStatus().AnswerDataUnavailable();

        (await wire.PostAsync(VitamCalls.StepNamed("a"))).Status.Should().Be(200);
        (await wire.PostAsync(VitamCalls.StepNamed("b"))).Status.Should().Be(461);
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-04")]
    public async Task A_step_that_cannot_be_read_is_412_whatever_is_planned(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).AnswerWithItemStatus();

        (await wire.PostAsync("{}")).ShouldBeRefused(412);
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-02", "VITAM-U-38")]
    public async Task The_status_can_be_204_without_a_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.StatusWithoutBody = true;

        WireAnswer answer = await wire.GetAsync("/status");
        wire.Server.Vitam.IsAvailable = false;

        answer.Status.Should().Be(204);
        answer.Bytes.Should().BeEmpty();
        answer.ContentType.Should().BeNull();
        answer.ShouldHaveStandardHeaders();
        (await wire.GetAsync("/status")).Status.Should().Be(503);
    }

    [Theory, AllHosts]
    [Clause("VITAM-R-07", "VITAM-U-12")]
    public async Task A_requests_own_identifier_can_be_echoed_and_names_the_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.EchoRequestIds = true;
        wire.Server.Vitam.WhenSubmitted(_ => true).RunFor(VitamCalls.Endless);

        WireAnswer submitted = await wire.PostAsync(VitamCalls.Step, ("X-Request-Id", "own-1"));
        WireAnswer refused = await wire.GetAsync("/tasks/none", ("X-Request-Id", "own-2"));
        WireAnswer silent = await wire.GetAsync("/tasks");
        WireAnswer empty = await wire.GetAsync("/tasks", ("X-Request-Id", " "));
        WireAnswer canceled = await wire.PutByBodyAsync(VitamCalls.Addressing("own-1"), ("X-Request-Id", "own-3"));

        new[] { submitted, refused, canceled }.Select(answer => answer.Header("X-Request-Id")).Should().Equal("own-1", "own-2", "own-3");
        new[] { silent.Header("X-Request-Id"), empty.Header("X-Request-Id") }.Should().OnlyHaveUniqueItems().And.OnlyContain(id => id!.Length == 9);
        canceled.Json.Text("id").Should().Be(submitted.Json.Text("id"));
        wire.Server.Vitam.Tasks.Should().ContainSingle().Which.RequestId.Should().Be("own-1");
    }
}
