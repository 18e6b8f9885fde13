using System.Diagnostics;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Tests.Secrets;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace BatchJobs.Client.Tests.Telemetry;

/// <summary>A span a submission, a wait and a call, as an OpenTelemetry SDK exports them.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SpanTests : IDisposable
{
    private readonly List<Activity> spans = [];
    private readonly TracerProvider provider;

    public SpanTests() => provider = Sdk.CreateTracerProviderBuilder()
        .AddSource(BatchJobsTelemetry.ActivitySourceName)
        .AddInMemoryExporter(spans)
        .Build();

    public void Dispose() => provider.Dispose();

    [Fact]
    public async Task A_submission_and_a_wait_have_spans_that_are_the_parents_of_their_calls()
    {
        await using var fixture = new TelemetryFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));

        await (await fixture.Spss.SubmitAsync("job-1", TestData.Scoring())).WaitForCompletionAsync();

        Activity submission = spans.Should().ContainSingle(span => span.DisplayName == "submit SPSS").Which;
        Activity wait = spans.Should().ContainSingle(span => span.DisplayName == "wait SPSS").Which;
        new[] { submission, wait }.Should().OnlyContain(span => span.ParentId == null && span.Status == ActivityStatusCode.Unset);
        spans.Single(span => span.DisplayName == "SubmitJob SPSS").ParentSpanId.Should().Be(submission.SpanId);
        spans.Where(span => span.DisplayName == "GetJobStatus SPSS").Should().HaveCount(368).And.OnlyContain(span => span.ParentSpanId == wait.SpanId);
        spans.Should().OnlyContain(span => span.Kind == ActivityKind.Internal && (string)span.GetTagItem("batchjobs.service")! == "SPSS" && (string)span.GetTagItem("batchjobs.job.id")! == "job-1");
        submission.GetTagItem("batchjobs.operation").Should().Be("SubmitJob");
        submission.GetTagItem("batchjobs.outcome").Should().Be("submitted");
        wait.GetTagItem("batchjobs.outcome").Should().Be("succeeded");
        wait.GetTagItem("batchjobs.job.phase").Should().Be("succeeded");
        wait.Duration.Should().BeGreaterThanOrEqualTo(TimeSpan.FromHours(3), "the client's clock counts").And.BeLessThan(TimeSpan.FromHours(3.1));
        Activity.Current.Should().BeNull();
    }

    [Fact]
    public async Task An_attempt_is_sent_in_the_span_of_its_call_and_the_programs_own_span_is_the_parent_of_all()
    {
        await using var fixture = new TelemetryFixture();
        using Activity own = new Activity("own") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

        SpssJob job = await fixture.Spss.SubmitAsync("job-1", TestData.Scoring());
        Activity.Current.Should().Be(own);
        await job.WaitForCompletionAsync();

        Activity.Current.Should().Be(own);
        fixture.Sent.Should().OnlyContain(sent => sent.Span!.DisplayName == "SubmitJob SPSS" || sent.Span.DisplayName == "GetJobStatus SPSS");
        spans.Should().OnlyContain(span => span.TraceId == own.TraceId);
        spans.Where(span => span.ParentSpanId == own.SpanId).Select(span => span.DisplayName).Should().Equal("submit SPSS", "wait SPSS");
    }

    [Fact]
    public async Task The_services_choose_identifiers_and_spans_have_them()
    {
        await using var fixture = new TelemetryFixture();

        DataFluxJob job = await fixture.ExecuteAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await job.WaitForCompletionAsync();
        string task = (await fixture.Vitam.SubmitAsync(VitamClientFixture.Step)).Task.Id;

        Activity execution = spans.Single(span => span.DisplayName == "submit DataFlux");
        execution.GetTagItem("batchjobs.job.id").Should().Be(job.Id);
        execution.GetTagItem("batchjobs.operation").Should().Be("ExecuteJobFlow");
        spans.Where(span => span.DisplayName == "GetJob DataFlux").Should().NotBeEmpty().And.OnlyContain(span => (string)span.GetTagItem("batchjobs.job.id")! == job.Id);
        spans.Single(span => span.DisplayName == "CreateJobFlow DataFlux").GetTagItem("batchjobs.job.id").Should().BeNull("a flow is no job");
        spans.Single(span => span.DisplayName == "submit Vitam").GetTagItem("batchjobs.job.id").Should().Be(task);
    }

    [Fact]
    public async Task The_link_that_cancels_a_job_tells_the_job()
    {
        await using var fixture = new TelemetryFixture();
        DataFluxJob job = await fixture.ExecuteAsync(TimeSpan.Zero, TimeSpan.FromHours(1));

        await job.CancelAsync();

        spans.Single(span => span.DisplayName == "CancelJob DataFlux").GetTagItem("batchjobs.job.id").Should().Be(job.Id);
    }

    [Fact]
    public async Task A_list_for_many_waits_is_a_trace_of_its_own_and_each_own_poll_is_beneath_its_wait()
    {
        await using var fixture = new TelemetryFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(10));
        var jobs = new List<SpssJob>();
        for (int i = 0; i < 8; i++)
        {
            jobs.Add(await fixture.Spss.SubmitAsync($"job-{i}", TestData.Scoring()));
        }

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        Activity[] waits = [.. spans.Where(span => span.DisplayName == "wait SPSS")];
        waits.Should().HaveCount(8);
        spans.Where(span => span.DisplayName == "ListJobs SPSS").Should().HaveCountGreaterThan(10).And.OnlyContain(span => span.ParentId == null);
        Activity[] own = [.. spans.Where(span => span.DisplayName == "GetJobStatus SPSS")];
        own.Should().NotBeEmpty().And.OnlyContain(poll => waits.Single(wait => wait.SpanId == poll.ParentSpanId).GetTagItem("batchjobs.job.id")!.Equals(poll.GetTagItem("batchjobs.job.id")));
    }

    [Fact]
    public async Task A_call_that_fails_tells_the_status_and_each_retry_and_no_message()
    {
        await using var fixture = new TelemetryFixture(retries: 2);
        fixture.Server.Faults.On(SpssOperation.GetJobStatus).Respond(503);

        await fixture.Spss.Invoking(jobs => jobs.GetStatusAsync("job-1")).Should().ThrowAsync<ServiceException>();

        Activity call = spans.Should().ContainSingle().Which;
        call.Status.Should().Be(ActivityStatusCode.Error);
        call.StatusDescription.Should().BeNull();
        call.GetTagItem("error.type").Should().Be("503");
        call.GetTagItem("http.response.status_code").Should().Be(503);
        call.Events.Select(one => one.Name).Should().Equal("retry", "retry");
        call.Events.SelectMany(one => one.Tags).Should().OnlyContain(tag => tag.Key == "error.type" && (string)tag.Value! == "503");
    }

    [Fact]
    public async Task A_submission_whose_outcome_stays_unknown_says_so()
    {
        await using var fixture = new TelemetryFixture(retries: 0);
        fixture.Server.Faults.On(VitamOperation.SubmitTask).LoseResponse();

        await fixture.Vitam.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        Activity submission = spans.Single(span => span.DisplayName == "submit Vitam");
        submission.GetTagItem("batchjobs.outcome").Should().Be("unknown");
        submission.GetTagItem("error.type").Should().Be(typeof(SubmissionOutcomeUnknownException).FullName);
        spans.Where(span => span.ParentSpanId == submission.SpanId).Select(span => span.DisplayName).Should().Contain(["SubmitTask Vitam", "ListTasks Vitam"]);
    }

    [Fact]
    public async Task A_wait_says_how_it_ended_before_its_job()
    {
        await using var fixture = new TelemetryFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(3));
        SpssJob job = await fixture.Spss.SubmitAsync("job-1", TestData.Scoring());

        await job.TryWaitForCompletionAsync(new WaitOptions { Timeout = TimeSpan.FromMinutes(1) });
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(1), fixture.Server.Clock);
        await job.Invoking(one => one.WaitForCompletionAsync(cancellationToken: source.Token)).Should().ThrowAsync<OperationCanceledException>();
        await foreach (JobUpdate update in job.WatchAsync())
        {
            break;
        }

        await fixture.Spss.GetHandle("none").TryWaitForCompletionAsync();

        Activity[] waits = [.. spans.Where(span => span.DisplayName == "wait SPSS")];
        waits.Select(wait => wait.GetTagItem("batchjobs.outcome")).Should().Equal("timed_out", "abandoned", "abandoned", "deleted");
        waits.Select(wait => wait.GetTagItem("batchjobs.job.phase")).Should().Equal("running", "running", "running", null);
        waits.Select(wait => wait.GetTagItem("error.type")).Should().Equal(
            typeof(JobWaitTimeoutException).FullName, typeof(OperationCanceledException).FullName, null, typeof(JobDeletedException).FullName);
    }

    [Fact]
    public async Task Without_a_listener_there_are_no_spans()
    {
        provider.Dispose();
        await using var fixture = new TelemetryFixture();

        await (await fixture.Spss.SubmitAsync("job-1", TestData.Scoring())).WaitForCompletionAsync();

        spans.Should().BeEmpty();
        fixture.Sent.Should().NotBeEmpty().And.OnlyContain(sent => sent.Span == null);
    }

    [Fact]
    public async Task An_identifier_that_is_a_secret_is_masked()
    {
        await using var fixture = new TelemetryFixture();

        await fixture.Vitam.GetHandle("key-of-vitam").TryWaitForCompletionAsync();

        spans.Should().HaveCount(2).And.OnlyContain(span => (string)span.GetTagItem("batchjobs.job.id")! == "***");
    }
}
