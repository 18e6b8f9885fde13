using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>A job flow is uploaded under its new name, and only then the old one is deleted.</summary>
public class DataFluxRenameTests
{
    private const string New = """{"id":"bmV3","name":"new.djf","size":4,"modifiedTimeStamp":"20150213T15:38:00"}""";
    private const string Clock = """{"serverCurrentDate":"20150213T15:38:00","minutesFromGmt":-300}""";

    private static readonly string List = DataFluxClientFixture.Collection("""{"id":"b2xk","name":"old.djf"}""");
    private static readonly string Both = DataFluxClientFixture.Collection("""{"id":"b2xk","name":"old.djf"}""", """{"id":"bmV3","name":"new.djf"}""");
    private static readonly string[] Upload = ["GET /jobFlowDefns", "GET /jobFlowDefns/b2xk/content", "POST /jobFlowDefns"];

    [Fact]
    [Clause("DF-F-18")]
    public async Task The_content_goes_under_the_new_name_and_then_the_old_flow_goes()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").Respond(200, New).Respond(204);

        DataFluxJobFlow renamed = await fixture.Flows.RenameAsync("old.djf", "new.djf");

        renamed.Id.Should().Be("bmV3");
        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().Equal([.. Upload, "DELETE /jobFlowDefns/b2xk"]);
        fixture.Wire.Sent[2].Body.Should().Be($$"""{"version":1,"name":"new.djf","content":"{{Convert.ToBase64String("<x/>"u8)}}"}""");
    }

    [Theory]
    [InlineData(403, typeof(AccessDeniedException))]
    [InlineData(409, typeof(ResourceConflictException))]
    [InlineData(500, typeof(ServiceException))]
    [InlineData(0, typeof(ServiceUnreachableException))]
    public async Task When_the_old_flow_cannot_be_deleted_the_exception_has_both(int status, Type cause)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").Respond(200, New);
        _ = status == 0 ? fixture.Wire.LoseResponse(times: 4) : fixture.Wire.Respond(status, """{"message":"no"}""");

        JobFlowRenameIncompleteException failure = (await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<JobFlowRenameIncompleteException>()
            .WithMessage("The job flow 'old.djf' was uploaded as 'new.djf', with the identifier 'bmV3', but the old one, with the identifier 'b2xk', was not deleted, or may not have been. Check both, and delete*")).Which;

        (failure.Name, failure.Id, failure.OldName, failure.OldId).Should().Be(("new.djf", "bmV3", "old.djf", "b2xk"));
        failure.InnerException.Should().BeOfType(cause);
    }

    [Fact]
    public async Task An_old_flow_that_is_gone_by_then_needs_no_deletion()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").Respond(200, New).Respond(404);

        (await fixture.Flows.RenameAsync("old.djf", "new.djf")).Id.Should().Be("bmV3");
    }

    [Fact]
    public async Task Without_a_flow_of_that_name_nothing_is_done()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection());

        await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<ResourceNotFoundException>();

        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task Content_that_cannot_be_downloaded_whole_is_not_uploaded()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Then((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BreakingStream("<x>")) }));

        await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<ServiceUnreachableException>();

        fixture.Wire.Sent.Should().OnlyContain(sent => sent.Method == "GET");
    }

    [Theory]
    [InlineData(409, typeof(ResourceConflictException))]
    [InlineData(403, typeof(AccessDeniedException))]
    [InlineData(404, typeof(InvalidJobFlowNameException))]
    public async Task A_refused_upload_changes_nothing(int status, Type refusal)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").Respond(status, """{"message":"bad character"}""");

        (await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<BatchJobException>()).Which.Should().BeOfType(refusal);

        fixture.Wire.Sent.Should().NotContain(sent => sent.Method == "DELETE");
    }

    [Fact]
    public async Task An_upload_of_which_nobody_knows_deletes_nothing()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").LoseResponse().Respond(200, List);

        await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        fixture.Wire.Sent.Should().NotContain(sent => sent.Method == "DELETE");
    }

    [Fact]
    public async Task An_upload_whose_answer_was_lost_counts_when_the_flow_is_there_with_the_same_content()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").LoseResponse().Respond(200, Both).Respond(200, Clock).Respond(200, New).Respond(200, "<x/>").Respond(204);

        (await fixture.Flows.RenameAsync("old.djf", "new.djf")).Id.Should().Be("bmV3");

        fixture.Wire.Sent.Select(sent => sent.ToString()).Should().EndWith(["GET /jobFlowDefns/bmV3/content", "DELETE /jobFlowDefns/b2xk"]);
    }

    [Fact]
    public async Task An_upload_whose_answer_was_lost_does_not_count_when_the_flow_has_another_content()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").LoseResponse().Respond(200, Both).Respond(200, Clock).Respond(200, New).Respond(200, "<y/>");

        await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<SubmissionOutcomeUnknownException>().WithMessage("*'bmV3', has another XML*was not deleted*");

        fixture.Wire.Sent.Should().NotContain(sent => sent.Method == "DELETE");
    }

    [Fact]
    public async Task An_upload_whose_content_cannot_be_compared_deletes_nothing_and_says_that_both_are_there()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").LoseResponse().Respond(200, Both).Respond(200, Clock).Respond(200, New).Respond(403, "");

        (await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<JobFlowRenameIncompleteException>())
            .WithInnerException<AccessDeniedException>();

        fixture.Wire.Sent.Should().NotContain(sent => sent.Method == "DELETE");
    }

    [Fact]
    public async Task The_callers_cancellation_stays_one()
    {
        await using var fixture = new DataFluxClientFixture();
        using var source = new CancellationTokenSource();
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").Respond(200, New).Then(async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return ServiceScript.Response(204);
        });

        await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf", source.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void The_exception_can_be_made_for_a_stub()
    {
        var exception = new JobFlowRenameIncompleteException("new.djf", "b", "old.djf", "a");

        exception.Message.Should().EndWith("delete the one that is not needed.");
        exception.OldId.Should().Be("a");
    }

    [Fact]
    public async Task What_the_service_says_of_the_flows_is_in_no_exception()
    {
        await using var fixture = new DataFluxClientFixture();
        string echoing = New.Replace("\"size\"", $"\"description\":\"{DataFluxClientFixture.Password}\",\"size\"", StringComparison.Ordinal);
        fixture.Wire.Respond(200, List).Respond(200, "<x/>").Respond(200, echoing).Respond(403, $$"""{"message":"{{DataFluxClientFixture.Password}}"}""");

        Exception failure = (await fixture.Flows.Invoking(flows => flows.RenameAsync("old.djf", "new.djf")).Should().ThrowAsync<JobFlowRenameIncompleteException>()).Which;

        failure.ToString().Should().Contain("***").And.NotContain(DataFluxClientFixture.Password);
    }
}
