using System.Text.Json.Nodes;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

public class VitamCancellationTests
{
    [Fact]
    public async Task A_cancellation_returns_the_task_as_it_stands()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("stopping", taskStatus: "cancel"));

        VitamAsyncStatus byId = await fixture.Tasks.CancelAsync("t1");
        VitamAsyncStatus byRequest = await fixture.Tasks.CancelByRequestIdAsync("AbDUh67jj");
        await ((IBatchJob)fixture.Tasks.GetHandle("t1")).CancelAsync();

        byId.TaskStatus.Should().Be(VitamTaskStatus.Cancel);
        byRequest.Id.Should().Be("t1");
        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().Equal("PUT /tasks/t1", "PUT /tasks", "PUT /tasks/t1");
    }

    [Fact]
    public async Task The_other_members_of_the_details_are_kept()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("canceled"));
        var details = new VitamGenericObject { RequestId = "other", Code = 1, VitamCode = 2, Timestamp = new VitamTime("1990-12-31T23:59:60Z"), Message = "stop, please" };

        await fixture.Tasks.CancelByRequestIdAsync("AbDUh67jj", details);

        fixture.Wire.Sent[0].Body.Should().Be("""{"X-RequestId":"AbDUh67jj","code":1,"vitamCode":2,"timestamp":"1990-12-31T23:59:60Z","message":"stop, please"}""");
        details.RequestId.Should().Be("other");
    }

    [Fact]
    public async Task Details_without_anything_are_an_empty_object()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("canceled"));

        await fixture.Tasks.CancelAsync("t1", new VitamGenericObject());

        fixture.Wire.Sent[0].Body.Should().Be("{}");
    }

    [Fact]
    public async Task Details_with_half_a_character_are_refused_before_anything_is_sent()
    {
        await using var fixture = new VitamClientFixture();
        var details = new VitamGenericObject { Message = "\ud800" };

        await fixture.Tasks.Invoking(tasks => tasks.CancelAsync("t1", details)).Should().ThrowAsync<ArgumentException>();
        await fixture.Tasks.Invoking(tasks => tasks.CancelAsync("t1", new VitamGenericObject { RequestId = "\ud800" })).Should().ThrowAsync<ArgumentException>();
        await fixture.Tasks.Invoking(tasks => tasks.CancelByRequestIdAsync("r", details)).Should().ThrowAsync<ArgumentException>();

        fixture.Wire.Sent.Should().BeEmpty();
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("bad gateway")]
    public async Task A_conflict_after_a_lost_answer_is_success_when_the_task_is_canceled(string loss)
    {
        await using var fixture = new VitamClientFixture();
        _ = loss == "reset" ? fixture.Wire.LoseResponse() : fixture.Wire.Respond(502);
        fixture.Wire.Respond(409).Respond(200, VitamClientFixture.Status("canceled"));

        (await fixture.Tasks.CancelAsync("t1")).Phase.Should().Be(JobPhase.Canceled);

        fixture.Wire.Sent.Select(sent => sent.Method).Should().Equal("PUT", "PUT", "GET");
        fixture.Wire.Sent[1].Body.Should().Be(fixture.Wire.Sent[0].Body);
    }

    [Fact]
    public async Task A_conflict_after_a_lost_answer_is_a_conflict_when_the_task_is_over_otherwise()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse().Respond(409, "", ("X-Request-Id", "AbDUh67jj")).Respond(200, VitamClientFixture.Status("done"));

        await fixture.Tasks.Invoking(tasks => tasks.CancelAsync("t1")).Should().ThrowAsync<ResourceConflictException>().Where(exception => exception.RequestId == "AbDUh67jj");
    }

    [Fact]
    public async Task Words_that_the_client_was_taught_count_for_that()
    {
        await using var fixture = new VitamClientFixture(options => options.PhaseSelector = status => status.State.Value == "ANNULE" ? JobPhase.Canceled : status.Phase);
        fixture.Wire.LoseResponse().Respond(409).Respond(200, VitamClientFixture.Status("ANNULE"));

        (await fixture.Tasks.CancelAsync("t1")).State.Value.Should().Be("ANNULE");
    }

    [Fact]
    public async Task A_conflict_is_a_conflict()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(409).LoseResponse().Respond(409);

        await fixture.Tasks.Invoking(tasks => tasks.CancelAsync("t1")).Should().ThrowAsync<ResourceConflictException>();
        await fixture.Tasks.Invoking(tasks => tasks.CancelByRequestIdAsync("r")).Should().ThrowAsync<ResourceConflictException>();

        fixture.Wire.Sent.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_cancellation_says_when_it_was_asked_for()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("canceled"));

        await fixture.Tasks.CancelAsync("t1");

        var timestamp = new VitamTime((string)JsonNode.Parse(fixture.Wire.Sent[0].Body!)!["timestamp"]!);
        timestamp.Instant.Should().BeCloseTo(fixture.Server.Clock.GetUtcNow(), TimeSpan.FromMilliseconds(1));
    }
}
