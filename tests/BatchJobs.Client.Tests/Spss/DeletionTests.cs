using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss;

public class DeletionTests
{
    [Fact]
    public async Task Deleting_a_job_tells_whether_there_was_one()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await fixture.Jobs.DeleteAsync("j")).Should().BeTrue();
        (await fixture.Jobs.DeleteAsync("j")).Should().BeFalse();
    }

    [Fact]
    [Clause("SPSS-J-04")]
    public async Task A_running_job_that_the_service_cancels_first_existed_though_it_is_not_counted()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Options.CanceledJobsStay = true;
        fixture.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await fixture.Jobs.DeleteAsync("j")).Should().BeTrue("the job is there, and being canceled");

        (await job.GetStatusAsync()).State.Should().Be(SpssJobState.Canceling);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_deletion_that_the_service_has_answered_does_not_fail_for_what_is_asked_afterwards(int status)
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.Respond(200, "0").Respond(status, "<html>");
        (await fixture.Jobs.DeleteAsync("j")).Should().BeFalse();

        fixture.Wire.Respond(200, "0").LoseResponse();
        (await fixture.Jobs.DeleteAsync("j")).Should().BeFalse();
    }

    [Fact]
    public async Task A_result_whose_address_is_unusable_is_told_before_anything_is_deleted()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"jobId":"j","jobStatus":"SUCCESS","dataUrl":"https://x/pm/v1/file/.."}""");

        await fixture.Jobs.GetHandle("j").Invoking(job => job.DeleteWithResultAsync()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*does not end with the identifier*");

        fixture.Wire.Seen.Should().ContainSingle().Which.Method.Should().Be("GET");
    }

    [Fact]
    public async Task A_job_is_deleted_together_with_its_result()
    {
        await using var fixture = new SpssClientFixture();
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Training());
        SpssJobResult result = await job.WaitForCompletionAsync();

        (await job.DeleteWithResultAsync()).Should().BeTrue();
        (await job.DeleteWithResultAsync()).Should().BeFalse();

        fixture.Server.Spss.Jobs.Should().BeEmpty();
        fixture.Server.Spss.Files.Contains(result.FileId!).Should().BeFalse();
        fixture.Server.Spss.Files.Contains(TestData.Stream).Should().BeTrue();
    }

    [Fact]
    public async Task A_job_without_a_result_is_deleted_alone()
    {
        await using var fixture = new SpssClientFixture();
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.ScoringToTable());
        await job.WaitForCompletionAsync();

        (await job.DeleteWithResultAsync()).Should().BeTrue();

        fixture.Wire.Seen[^1].Method.Should().Be("DELETE");
        fixture.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_has_deleted()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        fixture.Wire.LoseResponse();
        (await fixture.Jobs.DeleteAsync("j")).Should().BeTrue();

        fixture.Wire.LoseResponse();
        await fixture.Files.DeleteAsync(TestData.Stream);

        fixture.Server.Spss.Jobs.Should().BeEmpty();
        fixture.Server.Spss.Files.Ids.Should().BeEmpty();
    }

    [Fact]
    public async Task A_deletion_that_did_not_arrive_has_not_deleted()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.RefuseConnection();
        (await fixture.Jobs.DeleteAsync("unknown")).Should().BeFalse();

        fixture.Wire.RefuseConnection();
        (await fixture.Files.DeleteAsync("unknown")).Should().BeFalse();
    }

    [Fact]
    [Clause("SPSS-J-04")]
    public async Task Of_many_jobs_those_that_remain_are_named()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Options.CanceledJobsStay = true;
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "running").PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        foreach (string id in new[] { "a", "b", "running", "other" })
        {
            await fixture.Jobs.SubmitAsync(id, TestData.Scoring());
        }

        DeleteJobsResult deletion = await fixture.Jobs.DeleteManyAsync(["a", "running", "unknown", "b", "a"]);

        deletion.Count.Should().Be(2);
        deletion.Remaining.Should().Equal(new RemainingJob("running", SpssJobState.Canceling));
        fixture.Server.Spss.Jobs.Select(job => job.Id).Should().Equal("running", "other");
    }

    [Fact]
    [Clause("SPSS-J-35")]
    public async Task Of_many_jobs_that_are_all_gone_none_is_looked_up()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("a", TestData.Scoring());
        await fixture.Jobs.SubmitAsync("b", TestData.Scoring());

        DeleteJobsResult deletion = await fixture.Jobs.DeleteManyAsync(["a", "b"]);

        deletion.Count.Should().Be(2);
        deletion.Remaining.Should().BeEmpty();
        fixture.Wire.Seen[^1].Address.AbsolutePath.Should().Be("/pm/v1/jobs/a,b");
    }

    [Fact]
    public async Task Many_deletions_whose_answer_was_lost_leave_nothing_behind()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("a", TestData.Scoring());
        fixture.Wire.LoseResponse();

        (await fixture.Jobs.DeleteManyAsync(["a"])).Remaining.Should().BeEmpty();
    }

    [Fact]
    public async Task Hundreds_of_jobs_are_deleted_with_addresses_that_servers_take()
    {
        await using var fixture = new SpssClientFixture();
        string[] ids = [.. Enumerable.Range(0, 300).Select(i => $"job-{i}-{new string('x', 40)}")];
        foreach (string id in ids)
        {
            await fixture.Jobs.SubmitAsync(id, TestData.Scoring());
        }

        DeleteJobsResult deletion = await fixture.Jobs.DeleteManyAsync(ids);

        deletion.Count.Should().Be(300);
        fixture.Wire.Seen.Where(request => request.Method == "DELETE").Should().HaveCountGreaterThan(1)
            .And.OnlyContain(request => request.Address.AbsoluteUri.Length < 8000);
    }
}
