using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>An item of a collection that cannot be read does not spoil the others, and is not forgotten.</summary>
public class DataFluxListTests
{
    public static TheoryData<string, string?> Unreadable => new()
    {
        { "null", null },
        { "7", null },
        { "[[]]", null },
        { "{}", null },
        { """{"id":7,"name":{}}""", null },
        { """{"id":"odd"}""", "odd" },
        { """{"id":"odd","jobFlowId":null,"name":"x","state":"running","userName":"u","links":[{"rel":"self",},],}""", "odd" },
        { """{"id":"odd","jobFlowId":"x","name":"\ud800","state":7,"userName":"u"}""", "odd" },
        { """{"id":"\ud800","name":"x","state":{"a":[1]}}""", null },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task The_other_jobs_are_still_there(string item, string? id)
    {
        await using var fixture = new DataFluxClientFixture();
        string body = DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running", "first"), item, DataFluxClientFixture.Status("failed", "last"));
        fixture.Wire.Respond(200, body, times: 2);

        foreach (DataFluxList<DataFluxJobStatus> jobs in new[] { await fixture.Jobs.ListAsync(), await fixture.Flows.ListJobsAsync("x") })
        {
            jobs.Select(job => job.Id).Should().Equal("first", "last");
            jobs[1].State.Should().Be(DataFluxJobState.Failed);
            DataFluxUnreadableItem unreadable = jobs.Unreadable.Should().ContainSingle().Subject;
            unreadable.Id.Should().Be(id);
            unreadable.Problem.Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task The_other_flows_are_still_there()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection("""{"id":"a","name":"a.djf"}""", """{"id":"b"}""", """{"name":"c.djf"}""", """{"id":"d","name":"d.djf"}"""));

        DataFluxList<DataFluxJobFlowSummary> flows = await fixture.Flows.ListAsync();

        flows.Select(flow => flow.Name).Should().Equal("a.djf", "d.djf");
        flows.Unreadable.Select(flow => (flow.Id, flow.Name)).Should().Equal(("b", null), (null, "c.djf"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"items":{}}""")]
    [InlineData("""{"items":[{]}""")]
    [InlineData("""{"items":[{"id":"x"}""")]
    [InlineData("""{"items":[{"id":"x"} {"id":"y"}]}""")]
    public async Task What_is_no_collection_is_an_error_as_before(string body)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, body, times: 2);

        await fixture.Jobs.Invoking(jobs => jobs.ListAsync()).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*");
        await fixture.Flows.Invoking(flows => flows.ListAsync()).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*");
    }

    [Fact]
    public async Task Why_an_item_cannot_be_read_shows_neither_its_values_nor_a_secret()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection($$"""{"id":"x","state":"{{DataFluxClientFixture.Password}}","userName":"hidden"}"""));

        DataFluxList<DataFluxJobStatus> jobs = await fixture.Jobs.ListAsync();

        jobs.Unreadable.Should().ContainSingle().Which.Problem.Should().NotContainAny(DataFluxClientFixture.Password, "hidden");
    }

    [Fact]
    public async Task A_job_that_a_list_shows_unreadably_is_asked_for_by_those_who_wait_for_it()
    {
        await using var fixture = new DataFluxClientFixture();
        string[] ids = ["a", "b", "c", "d", "e"];
        string list = DataFluxClientFixture.Collection([.. ids.Select(id => id == "c" ? """{"id":"c"}""" : DataFluxClientFixture.Status("completed", id))]);
        fixture.Wire.Otherwise = sent => ServiceScript.Response(200, sent.Path == "/jobs" ? list : DataFluxClientFixture.Collection(DataFluxClientFixture.Status("completed", sent.Path[^1..])));

        DataFluxJobStatus[] ends = await Task.WhenAll(ids.Select(id => fixture.Jobs.GetHandle(id).WaitForCompletionAsync()));

        ends.Select(job => job.Id).Should().Equal(ids);
    }

    [Fact]
    public async Task After_a_failure_an_unreadable_job_may_be_the_one_that_was_started()
    {
        await using var fixture = new DataFluxClientFixture();
        const string Clock = """{"serverCurrentDate":"20150213T15:38:00","minutesFromGmt":-300}""";
        fixture.Wire.Respond(500, "no").Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection("""{"id":"odd"}"""))
            .Respond(500, "no").Respond(200, Clock).Respond(200, DataFluxClientFixture.Collection("{}"));
        Func<Task> execute = () => fixture.Flows.ExecuteAsync("x");

        (await execute.Should().ThrowAsync<SubmissionOutcomeUnknownException>().WithMessage("*1 of its jobs cannot be read, and may be new. Check*"))
            .Which.Candidates.Should().ContainSingle().Which.Id.Should().Be("odd");
        (await execute.Should().ThrowAsync<SubmissionOutcomeUnknownException>().WithMessage("*1 of its jobs cannot be read*")).Which.Candidates.Should().BeEmpty();
    }

    [Fact]
    public async Task After_a_failure_an_unreadable_flow_may_be_the_one_that_was_created()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(500, "no").Respond(200, DataFluxClientFixture.Collection("""{"id":"odd"}"""))
            .Respond(500, "no").Respond(200, DataFluxClientFixture.Collection("""{"name":"other.djf"}"""));
        Func<Task> create = () => fixture.Flows.CreateAsync("f.djf", new MemoryStream([1]));

        await create.Should().ThrowAsync<SubmissionOutcomeUnknownException>();
        await create.Should().ThrowExactlyAsync<ServiceException>("a flow with another name is not it");
    }

    [Fact]
    public void A_list_can_be_made_for_a_test_of_ones_own()
    {
        var list = new DataFluxList<DataFluxStartedJob>([new DataFluxStartedJob("a"), new DataFluxStartedJob("b")], [new DataFluxUnreadableItem("c", null, "odd")]);

        list.Should().HaveCount(2);
        list[1].Id.Should().Be("b");
        list.Unreadable.Should().ContainSingle().Which.Should().Be(new DataFluxUnreadableItem("c", null, "odd"));
        new DataFluxList<DataFluxStartedJob>([]).Unreadable.Should().BeEmpty();
        FluentActions.Invoking(() => new DataFluxList<DataFluxStartedJob>(null!)).Should().Throw<ArgumentNullException>();
    }
}
