using System.Diagnostics.Metrics;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BatchJobs.Client.Tests.Telemetry;

/// <summary>The log tells a person what has become of each job, and not each poll of it.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_job_is_told_in_a_line_a_change()
    {
        await using var fixture = new TelemetryFixture();

        DataFluxJob job = await fixture.ExecuteAsync(queued: TimeSpan.FromMinutes(10), running: TimeSpan.FromHours(2));
        await job.WaitForCompletionAsync();

        IReadOnlyList<FakeLogRecord> told = fixture.Logs(LogLevel.Information);
        told.Select(record => record.Id.Name).Should().Equal("JobSubmitted", "JobStateChanged", "JobStateChanged", "JobEnded");
        told.Select(record => record.Message).Should().Equal(
            $"DataFlux job '{job.Id}' was submitted (ExecuteJobFlow).",
            $"DataFlux job '{job.Id}' is Pending (state 'queued') after 00:00:00.",
            told[2].Message,
            told[3].Message);
        told[2].Message.Should().StartWith($"DataFlux job '{job.Id}' is Running (state 'running') after 00:10:");
        told[3].Message.Should().StartWith($"DataFlux job '{job.Id}' ended: Succeeded (state 'completed') after 02:10:").And.EndWith(" polls.");
        told.Should().OnlyContain(record => record.Category == "BatchJobs.Client.DataFlux" && record.GetStructuredStateValue("Service") == "DataFlux" && record.GetStructuredStateValue("JobId") == job.Id);
    }

    [Fact]
    public async Task Each_request_is_a_line_for_debugging_with_its_job()
    {
        await using var fixture = new TelemetryFixture();

        await (await fixture.Spss.SubmitAsync("job-1", TestData.Scoring())).WaitForCompletionAsync();

        FakeLogRecord[] requests = [.. fixture.Logs(LogLevel.Trace).Where(record => record.Id.Name == "RequestAnswered")];
        requests.Should().HaveSameCount(fixture.Sent).And.OnlyContain(record => record.Level == LogLevel.Debug && record.GetStructuredStateValue("JobId") == "job-1");
        requests[0].Message.Should().Be("SPSS POST /pm/v1/jobs/{id} answered 200 in 00:00:00 [job job-1, sent as -].");
    }

    [Fact]
    public async Task A_retry_tells_why()
    {
        await using var fixture = new TelemetryFixture();
        SpssJob job = await fixture.Spss.SubmitAsync("job-1", TestData.Scoring());
        fixture.Server.Faults.On(SpssOperation.GetJobStatus).Once().Respond(503, retryAfter: TimeSpan.FromSeconds(7));

        await job.WaitForCompletionAsync();

        fixture.Logs(LogLevel.Information).Should().ContainSingle(record => record.Id.Name == "RequestRetried")
            .Which.Message.Should().Be("SPSS GET /pm/v1/jobs/{id}/status is sent again in 00:00:07, retry 1, after 503 [job job-1].");
    }

    [Fact]
    public async Task An_outage_is_told_when_it_begins_and_when_it_ends_and_not_at_each_poll()
    {
        await using var fixture = new TelemetryFixture(retries: 1);
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        SpssJob job = await fixture.Spss.SubmitAsync("job-1", TestData.Scoring());
        fixture.Server.Faults.On(SpssOperation.GetJobStatus).From(10).Times(12).Respond(503);

        await job.WaitForCompletionAsync();

        IReadOnlyList<FakeLogRecord> told = fixture.Logs(LogLevel.Information);
        told.Select(record => record.Id.Name).Should().Equal("JobSubmitted", "JobStateChanged", "JobStateChanged", "RequestRetried", "OutageBegan", "OutageEnded", "JobEnded");
        told[4].Message.Should().Be("SPSS job 'job-1' cannot be polled: an outage began with 503.");
        told[5].Message.Should().MatchRegex(@"^SPSS job 'job-1' can be polled again: the outage ended after 00:0\d:\d\d");
        fixture.Logs(LogLevel.Debug).Count(record => record.Id.Name == "RequestRetried").Should().Be(6);
    }

    [Fact]
    public async Task An_unknown_submission_is_a_warning()
    {
        await using var fixture = new TelemetryFixture(retries: 0);
        fixture.Server.Faults.On(DataFluxOperation.ExecuteJobFlow).LoseResponse();

        Func<Task> execute = () => fixture.ExecuteAsync(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        await execute.Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        FakeLogRecord warning = fixture.Logs(LogLevel.Information).Should().ContainSingle().Which;
        warning.Level.Should().Be(LogLevel.Warning);
        warning.Message.Should().Be(
            "DataFlux ExecuteJobFlow may have started a job or not, after BatchJobs.Client.ServiceUnreachableException [job -]. Check the jobs before you submit it again.");
    }

    [Fact]
    public async Task A_wait_that_ends_before_its_job_tells_how()
    {
        await using var fixture = new TelemetryFixture();
        fixture.Server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        VitamTask task = (await fixture.Vitam.SubmitAsync(VitamClientFixture.Step)).Task;

        await task.TryWaitForCompletionAsync(new WaitOptions { Timeout = TimeSpan.FromMinutes(1) });

        fixture.Logs(LogLevel.Information)[^1].Message.Should().Be(
            $"Vitam wait for job '{task.Id}' ended before the job: timed_out (BatchJobs.Client.JobWaitTimeoutException).");
    }

    [Fact]
    public async Task A_listener_may_use_the_client_while_it_is_told()
    {
        await using var fixture = new TelemetryFixture();
        using var reentrant = new ReentrantListener(fixture);

        await (await fixture.Spss.SubmitAsync("job-1", TestData.Scoring())).WaitForCompletionAsync();

        reentrant.Calls.Should().BePositive();
    }

    /// <summary>Waits for another job, on another thread and to its first status, whenever something is measured.</summary>
    private sealed class ReentrantListener : IDisposable
    {
        private readonly MeterListener listener = new();

        public ReentrantListener(TelemetryFixture fixture)
        {
            var factory = fixture.Get<IMeterFactory>();
            listener.InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Scope == factory && instrument.Name == "batchjobs.client.outcomes")
                {
                    own.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, _, _, _) =>
            {
                if (Calls++ == 0)
                {
                    fixture.Spss.GetHandle("none").TryWaitForCompletionAsync().GetAwaiter().GetResult();
                }
            });
            listener.Start();
        }

        public int Calls { get; private set; }

        public void Dispose() => listener.Dispose();
    }
}
