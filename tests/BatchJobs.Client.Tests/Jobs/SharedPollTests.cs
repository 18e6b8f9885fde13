using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>However many waits a client has, they need hardly more requests than one.</summary>
public sealed class SharedPollTests
{
    [Fact]
    public async Task Two_hundred_DataFlux_jobs_of_four_hours_are_polled_with_fewer_than_six_hundred_requests()
    {
        await using var fixture = new ManyJobsFixture(options => options.Polling.Jitter = 0.1);
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 200, TimeSpan.FromHours(4));

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        fixture.Polls.Should().BeLessThan(600);
        fixture.Singles.Should().BeLessThan(10);
    }

    [Theory]
    [InlineData("SPSS")]
    [InlineData("DataFlux")]
    [InlineData("Vitam")]
    public async Task Waits_that_begin_one_after_the_other_are_polled_together(string service)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, 50, TimeSpan.FromHours(3));
        async Task WaitAsync(IBatchJob job, int number)
        {
            await Task.Delay(TimeSpan.FromSeconds(number * 1.7), fixture.Server.Clock);
            await job.WaitForCompletionAsync();
        }

        await Task.WhenAll(jobs.Select(WaitAsync));

        // A list each longest pause, and what the fifty growing beginnings need.
        fixture.Lists.Should().BeLessThan((180 * 2) + 150);
    }

    [Fact]
    public async Task Ten_thousand_DataFlux_jobs_that_queue_end_right()
    {
        await using var fixture = new ManyJobsFixture(options => options.Polling.InitialDelay = options.Polling.MaxDelay = TimeSpan.FromMinutes(5));
        fixture.Server.DataFlux.Options.Servers = 1000;
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 10_000, TimeSpan.FromMinutes(20));

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        fixture.Server.DataFlux.Jobs.Should().OnlyContain(job => job.State == "completed");
        fixture.Polls.Should().BeLessThan(60);
    }

    [Fact]
    public async Task A_wait_that_needs_to_know_soon_does_not_hurry_the_others()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 10, TimeSpan.FromHours(3));
        Task[] waits = [.. jobs.Select(job => job.WaitForCompletionAsync())];
        await Task.Delay(TimeSpan.FromHours(1), fixture.Server.Clock);
        (int singles, int lists) = (fixture.Singles, fixture.Lists);

        Task another = fixture.Spss.Jobs.GetHandle("job-0").WaitForCompletionAsync();
        await Task.Delay(TimeSpan.FromSeconds(8), fixture.Server.Clock);

        // Its own polls after 0, 1, 2.5 and 4.75 seconds.
        (fixture.Singles - singles).Should().Be(4);
        (fixture.Lists - lists).Should().BeLessThan(2);
        await Task.WhenAll([.. waits, another]);
    }

    [Fact]
    public async Task A_Vitam_list_that_shows_tasks_which_have_ended_is_not_believed()
    {
        await using var fixture = new ManyJobsFixture();
        fixture.Server.Vitam.Options.ListFinishedTasks = true;
        IBatchJob[] jobs = await fixture.SubmitAsync("Vitam", 20, TimeSpan.FromHours(1));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        (fixture.Server.Clock.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromMinutes(66), "each task's own status is asked for at every tenth poll");
    }

    [Fact]
    public async Task The_result_of_a_listed_job_is_as_complete_as_that_of_one_polled_by_itself()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("SPSS", 6, TimeSpan.FromMinutes(10));
        fixture.Server.Spss.WhenSubmitted(job => job.Id == "failing").RunFor(TimeSpan.FromMinutes(10)).ThenFail("no such table");
        SpssJob failing = await fixture.Spss.Jobs.SubmitAsync("failing", TestData.Scoring());

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync([.. jobs, failing]);

        outcomes[^1].Error.Should().BeOfType<JobFailedException>().Which.Update.Message.Should().Be("no such table");
        outcomes[..^1].Should().AllSatisfy(outcome => ((JobOutcome<SpssJobResult>)outcome).Result!.FileId.Should().NotBeNull());
        fixture.Singles.Should().Be(3, "the lists tell how the jobs ended");
    }
}
