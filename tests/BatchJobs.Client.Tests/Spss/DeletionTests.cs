using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss;

public class DeletionTests
{
    [Fact]
    public async Task Deleting_a_job_tells_whether_there_was_one()
    {
        await using var bench = new SpssBench();
        await bench.Jobs.SubmitAsync("j", Given.Scoring());

        (await bench.Jobs.DeleteAsync("j")).Should().BeTrue();
        (await bench.Jobs.DeleteAsync("j")).Should().BeFalse();
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_has_deleted()
    {
        await using var bench = new SpssBench();
        await bench.Jobs.SubmitAsync("j", Given.Scoring());
        bench.Wire.LoseAnswer();
        (await bench.Jobs.DeleteAsync("j")).Should().BeTrue();

        bench.Wire.LoseAnswer();
        await bench.Files.DeleteAsync(Given.Stream);

        bench.Server.Spss.Jobs.Should().BeEmpty();
        bench.Server.Spss.Files.Ids.Should().BeEmpty();
    }

    [Fact]
    public async Task A_deletion_that_did_not_arrive_has_not_deleted()
    {
        await using var bench = new SpssBench();
        bench.Wire.RefuseConnection();
        (await bench.Jobs.DeleteAsync("unknown")).Should().BeFalse();

        bench.Wire.RefuseConnection();
        (await bench.Files.DeleteAsync("unknown")).Should().BeFalse();
    }

    [Fact]
    public async Task Of_many_jobs_those_that_remain_are_named()
    {
        await using var bench = new SpssBench();
        bench.Server.Spss.Options.CanceledJobsStay = true;
        bench.Server.Spss.WhenSubmitted(job => job.Id == "running").PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        foreach (string id in new[] { "a", "b", "running", "other" })
        {
            await bench.Jobs.SubmitAsync(id, Given.Scoring());
        }

        DeleteJobsResult deletion = await bench.Jobs.DeleteManyAsync(["a", "running", "unknown", "b", "a"]);

        deletion.Count.Should().Be(2);
        deletion.Remaining.Should().Equal("running");
        bench.Server.Spss.Jobs.Select(job => job.Id).Should().Equal("running", "other");
    }

    [Fact]
    public async Task Of_many_jobs_that_are_all_gone_none_is_looked_up()
    {
        await using var bench = new SpssBench();
        await bench.Jobs.SubmitAsync("a", Given.Scoring());
        await bench.Jobs.SubmitAsync("b", Given.Scoring());

        DeleteJobsResult deletion = await bench.Jobs.DeleteManyAsync(["a", "b"]);

        deletion.Count.Should().Be(2);
        deletion.Remaining.Should().BeEmpty();
        bench.Wire.Seen[^1].Address.AbsolutePath.Should().Be("/pm/v1/jobs/a,b");
    }

    [Fact]
    public async Task Many_deletions_whose_answer_was_lost_leave_nothing_behind()
    {
        await using var bench = new SpssBench();
        await bench.Jobs.SubmitAsync("a", Given.Scoring());
        bench.Wire.LoseAnswer();

        (await bench.Jobs.DeleteManyAsync(["a"])).Remaining.Should().BeEmpty();
    }

    [Fact]
    public async Task Hundreds_of_jobs_are_deleted_with_addresses_that_servers_take()
    {
        await using var bench = new SpssBench();
        string[] ids = [.. Enumerable.Range(0, 300).Select(i => $"job-{i}-{new string('x', 40)}")];
        foreach (string id in ids)
        {
            await bench.Jobs.SubmitAsync(id, Given.Scoring());
        }

        DeleteJobsResult deletion = await bench.Jobs.DeleteManyAsync(ids);

        deletion.Count.Should().Be(300);
        bench.Wire.Seen.Where(request => request.Method == "DELETE").Should().HaveCountGreaterThan(1)
            .And.OnlyContain(request => request.Address.AbsoluteUri.Length < 8000);
    }
}
