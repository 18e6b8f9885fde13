using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace BatchJobs.Client.Tests.Telemetry;

/// <summary>Counters and histograms of one container, which have no identifiers of jobs.</summary>
public sealed class MetricTests
{
    [Fact]
    public async Task A_job_is_counted_from_its_submission_to_its_end()
    {
        await using var fixture = new TelemetryFixture();
        using MetricCollector<long> submissions = fixture.Collect<long>("batchjobs.client.submissions");
        using MetricCollector<long> outcomes = fixture.Collect<long>("batchjobs.client.outcomes");
        using MetricCollector<long> polls = fixture.Collect<long>("batchjobs.client.polls");
        using MetricCollector<double> queued = fixture.Collect<double>("batchjobs.client.job.queue.duration");
        using MetricCollector<double> ran = fixture.Collect<double>("batchjobs.client.job.run.duration");

        DataFluxJob job = await fixture.ExecuteAsync(queued: TimeSpan.FromMinutes(10), running: TimeSpan.FromHours(2));
        await job.WaitForCompletionAsync();

        Shown(submissions).Should().Equal("1 batchjobs.operation=ExecuteJobFlow batchjobs.outcome=submitted batchjobs.service=DataFlux");
        Shown(outcomes).Should().Equal("1 batchjobs.job.phase=succeeded batchjobs.outcome=succeeded batchjobs.service=DataFlux");
        Shown(polls).Distinct().Should().Equal("1 batchjobs.poll.kind=single batchjobs.service=DataFlux");
        queued.LastMeasurement!.Value.Should().BeInRange(600, 631, "a poll is due each thirty seconds");
        ran.LastMeasurement!.Value.Should().BeInRange(7170, 7231);
        queued.Instrument!.Unit.Should().Be("s");
        ran.LastMeasurement.Tags.Should().BeEquivalentTo(new Dictionary<string, object?> { ["batchjobs.service"] = "DataFlux", ["batchjobs.job.phase"] = "succeeded" });
    }

    [Theory]
    [InlineData(0, "failed")]
    [InlineData(1, "canceled")]
    public async Task Other_ends_are_counted_as_what_they_are(int end, string phase)
    {
        await using var fixture = new TelemetryFixture();
        using MetricCollector<long> outcomes = fixture.Collect<long>("batchjobs.client.outcomes");
        using MetricCollector<double> ran = fixture.Collect<double>("batchjobs.client.job.run.duration");
        DataFluxJobPlan plan = fixture.Server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromMinutes(5));
        _ = end == 0 ? plan.ThenFail("no such table") : plan;
        DataFluxJobFlow flow = await fixture.DataFlux.JobFlows.CreateAsync("f.djf", new MemoryStream("<flow/>"u8.ToArray()));
        DataFluxJob job = await fixture.DataFlux.JobFlows.ExecuteAsync(flow.Id);
        Task<JobOutcome<DataFluxJobStatus>> wait = job.TryWaitForCompletionAsync();
        if (end == 1)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), fixture.Server.Clock);
            await job.CancelAsync();
        }

        await wait;

        Shown(outcomes).Should().Equal($"1 batchjobs.job.phase={phase} batchjobs.outcome={phase} batchjobs.service=DataFlux");
        ran.LastMeasurement!.Tags["batchjobs.job.phase"].Should().Be(phase);
    }

    [Fact]
    public async Task Polls_of_many_waits_are_shared_and_waits_under_way_are_counted()
    {
        await using var fixture = new TelemetryFixture();
        using MetricCollector<long> polls = fixture.Collect<long>("batchjobs.client.polls");
        using MetricCollector<long> active = fixture.Collect<long>("batchjobs.client.active_waits");
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(10));
        var waits = new List<Task>();
        for (int i = 0; i < 8; i++)
        {
            waits.Add((await fixture.Spss.SubmitAsync($"job-{i}", TestData.Scoring())).WaitForCompletionAsync());
        }

        active.GetMeasurementSnapshot().EvaluateAsCounter().Should().Be(8);
        await Task.WhenAll(waits);

        active.GetMeasurementSnapshot().EvaluateAsCounter().Should().Be(0);
        int shared = fixture.Sent.Count(sent => sent.Path == "/pm/v1/jobs");
        Shown(polls).Count(text => text.Contains("=shared")).Should().Be(shared).And.BePositive();
        Shown(polls).Count(text => text.Contains("=single")).Should().Be(fixture.Sent.Count(sent => sent.Path.EndsWith("/status", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Waits_that_nobody_waits_for_any_more_are_not_active()
    {
        await using var fixture = new TelemetryFixture();
        using MetricCollector<long> active = fixture.Collect<long>("batchjobs.client.active_waits");
        using MetricCollector<long> outcomes = fixture.Collect<long>("batchjobs.client.outcomes");
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(10));
        SpssJob job = await fixture.Spss.SubmitAsync("job-1", TestData.Scoring());

        await foreach (JobUpdate update in job.WatchAsync())
        {
            break;
        }

        Shown(outcomes).Should().Equal("1 batchjobs.job.phase=pending batchjobs.outcome=abandoned batchjobs.service=SPSS");
        active.GetMeasurementSnapshot().EvaluateAsCounter().Should().Be(0);
    }

    [Fact]
    public async Task Retries_are_counted_by_what_failed()
    {
        await using var fixture = new TelemetryFixture();
        using MetricCollector<long> retries = fixture.Collect<long>("batchjobs.client.retries");
        fixture.Server.Faults.On(SpssOperation.GetJobStatus).Times(2).Respond(503);
        fixture.Server.Faults.On(SpssOperation.SubmitJob).Once().LoseRequest();

        await (await fixture.Spss.SubmitAsync("job-1", TestData.Scoring())).WaitForCompletionAsync();

        Shown(retries)[1..].Should().AllBe("1 batchjobs.operation=GetJobStatus batchjobs.service=SPSS error.type=503").And.HaveCount(2);
        Shown(retries)[0].Should().Be("1 batchjobs.operation=SubmitJob batchjobs.service=SPSS error.type=BatchJobs.Client.ServiceUnreachableException");
    }

    [Fact]
    public async Task A_submission_of_which_nobody_knows_is_counted_by_itself()
    {
        await using var fixture = new TelemetryFixture(retries: 0);
        using MetricCollector<long> unknown = fixture.Collect<long>("batchjobs.client.unknown_outcomes");
        using MetricCollector<long> submissions = fixture.Collect<long>("batchjobs.client.submissions");
        fixture.Server.Faults.On(VitamOperation.SubmitTask).Once().LoseResponse();

        await fixture.Vitam.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>();
        await fixture.Vitam.SubmitAsync(VitamClientFixture.Step);

        Shown(unknown).Should().Equal("1 batchjobs.operation=SubmitTask batchjobs.service=Vitam");
        Shown(submissions).Should().Equal(
            "1 batchjobs.operation=SubmitTask batchjobs.outcome=unknown batchjobs.service=Vitam error.type=BatchJobs.Client.SubmissionOutcomeUnknownException",
            "1 batchjobs.operation=SubmitTask batchjobs.outcome=submitted batchjobs.service=Vitam");
    }

    [Fact]
    public async Task A_client_without_a_container_is_counted_too()
    {
        await using var fixture = new ManyJobsFixture();
        using var submissions = new MetricCollector<long>(null, BatchJobsTelemetry.MeterName, "batchjobs.client.submissions");

        await fixture.SubmitAsync("Vitam", 1, TimeSpan.FromMinutes(1));

        Shown(submissions).Should().Contain("1 batchjobs.operation=SubmitTask batchjobs.outcome=submitted batchjobs.service=Vitam");
    }

    private static string[] Shown<T>(MetricCollector<T> collector)
        where T : struct =>
        [.. collector.GetMeasurementSnapshot().Select(one => $"{one.Value} {string.Join(' ', one.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))}")];
}
