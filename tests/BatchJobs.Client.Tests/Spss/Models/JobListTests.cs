using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Models;

/// <summary>One bad element does not spoil a list of jobs.</summary>
public class JobListTests
{
    [Fact]
    public async Task What_cannot_be_read_is_beside_what_can()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """
            [{"id":"a","status":"RUNNING"}, null, {"id":"b","createdAt":"yesterday","model":{"id":"m"}}, 7, {"status":"RUNNING"}, [{"id":"x"}], {"id":"\ud800"},
             {"id":"c","status":"SUCCESS","result":{"jobId":"c","jobStatus":"SUCCESS"}}]
            """);

        SpssJobList jobs = await fixture.Jobs.ListAsync();

        jobs.Select(job => job.Id).Should().Equal("a", "c");
        jobs[1].Result!.State.Should().Be(SpssJobState.Success);
        jobs.Unreadable.Select(job => job.Id).Should().Equal(null, "b", null, null, null, null);
        jobs.Unreadable.Should().AllSatisfy(job => job.Problem.Should().NotBeEmpty());
    }

    [Fact]
    public async Task What_cannot_be_read_shows_no_secret()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, $$"""[{"id":"a","status":"{{SpssClientFixture.Key}}"}, {"id":"{{SpssClientFixture.Key}}","{{SpssClientFixture.Key}}":{},"createdAt":"{{SpssClientFixture.Key}}"}]""");

        SpssJobList jobs = await fixture.Jobs.ListAsync();

        jobs.Unreadable.Should().ContainSingle().Which.ToString().Should().NotContain("Xw7Lr0");
        jobs[0].State.Value.Should().Be("***");
    }

    [Fact]
    public async Task A_job_alone_that_cannot_be_read_is_a_list_without_a_readable_job()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """[{"id":"a","createdAt":"yesterday"}]""");

        SpssJobList jobs = await fixture.Jobs.ListAsync();

        jobs.Should().BeEmpty();
        jobs.Unreadable.Should().ContainSingle().Which.Id.Should().Be("a");
    }

    [Fact]
    public async Task A_job_that_cannot_be_read_remains_after_a_deletion_that_left_something()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, "1").Respond(200, """[{"id":"b","createdAt":"yesterday"}, {"id":"c","status":"CANCELING"}]""");

        DeleteJobsResult deletion = await fixture.Jobs.DeleteManyAsync(["a", "b", "c"]);

        deletion.Count.Should().Be(1);
        deletion.Remaining.Should().Equal(new RemainingJob("b", default), new RemainingJob("c", SpssJobState.Canceling));
    }

    [Fact]
    public async Task A_definition_that_another_program_submitted_is_there_as_it_is()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"id":"j","action":"SOMETHING","model":{"id":"m"},"setting":{"exports":{"odd":1}},"status":"RUNNING"}""", times: 2);

        SpssJobDetails job = await fixture.Jobs.GetAsync("j");

        job.Invoking(one => one.GetDefinition()).Should().Throw<InputValidationException>();
        job.GetRawDefinition().ShouldBeJson("""{"action":"SOMETHING","model":{"id":"m"},"setting":{"exports":{"odd":1}}}""");
    }
}
