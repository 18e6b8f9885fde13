using System.Net;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss;

/// <summary>A job that is submitted once runs once, whatever happens to the answer.</summary>
public class SubmissionTests
{
    public static TheoryData<string> SampleNames => [.. Samples.Names];

    [Fact]
    public async Task A_new_job_that_the_service_took_is_recognised_when_the_answer_was_lost()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.LoseResponse();

        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        await job.WaitForCompletionAsync();

        fixture.Server.Spss.Jobs.Should().ContainSingle().Which.Runs.Should().Be(1);
        fixture.Wire.Seen.Take(2).Select(request => request.Method).Should().Equal("POST", "GET");
    }

    [Theory]
    [Clause("SPSS-X-08")]
    [MemberData(nameof(SampleNames))]
    public async Task Any_definition_is_recognised_in_the_services_description(string sample)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.LoseResponse(times: 3);

        await fixture.Jobs.SubmitAsync("j", JobDefinition.Parse(Samples.Read(sample)));

        fixture.Server.Spss.Jobs.Should().ContainSingle();
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_gateways_failure_may_hide_a_job_that_was_taken(int status)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then(async (_, forward, _) =>
        {
            (await forward()).Dispose();
            return ScriptedHandler.Response(status, "<html>gateway</html>");
        });

        (await fixture.Jobs.SubmitAsync("j", TestData.Scoring())).Id.Should().Be("j");

        fixture.Server.Spss.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_that_is_late_may_hide_a_job_that_was_taken()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then(async (_, forward, token) =>
        {
            (await forward()).Dispose();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException();
        });

        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        fixture.Server.Spss.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_new_job_that_never_arrived_is_sent_again()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.RefuseConnection().Respond(503, "busy").Then((_, _, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "Reset."));

        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        fixture.Server.Spss.Jobs.Should().ContainSingle();
        fixture.Wire.Seen.Select(request => request.Method).Should().Equal("POST", "POST", "GET", "GET", "POST");
    }

    [Fact]
    [Clause("SPSS-J-24")]
    public async Task A_foreign_job_of_the_same_identifier_is_a_conflict()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await submit.Should().ThrowAsync<ResourceConflictException>()).Which.StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_foreign_job_with_the_same_definition_from_long_before_is_not_taken_for_ones_own(int skewInHours)
    {
        await using var fixture = new SpssClientFixture(skew: TimeSpan.FromHours(skewInHours));
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        await fixture.Server.AdvanceAsync(TimeSpan.FromMinutes(10));
        fixture.Wire.LoseResponse();
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task Ones_own_job_is_recognised_when_the_clocks_differ(int skewInHours)
    {
        await using var fixture = new SpssClientFixture(skew: TimeSpan.FromHours(skewInHours));
        fixture.Wire.LoseResponse();

        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        fixture.Server.Spss.Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_foreign_job_with_another_definition_is_a_conflict_even_when_the_answer_was_lost()
    {
        await using var fixture = new SpssClientFixture();
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring(password: "another"));
        fixture.Wire.LoseResponse();
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        await submit.Should().ThrowAsync<ResourceConflictException>();
    }

    [Fact]
    [Clause("SPSS-J-39")]
    public async Task Whether_a_job_is_new_is_told()
    {
        await using var fixture = new SpssClientFixture();

        (await fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring())).IsNew.Should().BeTrue();
        SubmitJobResult again = await fixture.Jobs.SubmitOrResubmitAsync("j", TestData.ScoringToTable());

        again.IsNew.Should().BeFalse();
        again.Job.Id.Should().Be("j");
        (await fixture.Jobs.GetAsync("j")).GetDefinition().Exports.Should().ContainSingle();
    }

    [Fact]
    public async Task A_resubmission_whose_answer_was_lost_is_not_repeated()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Options.Servers = 0;
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        await fixture.Server.AdvanceAsync(TimeSpan.FromMinutes(10));
        fixture.Wire.Forward().LoseResponse();
        Func<Task> submit = () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring());

        SubmissionOutcomeUnknownException exception = (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which;

        exception.InnerException.Should().BeOfType<ServiceUnreachableException>();
        exception.Candidates.Should().ContainSingle().Which.Id.Should().Be("j");
        fixture.Wire.Seen.Count(request => request.Method == "PUT").Should().Be(1);
    }

    [Fact]
    public async Task A_first_submission_by_PUT_is_recognised_when_the_answer_was_lost()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Forward().LoseResponse();

        (await fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring())).IsNew.Should().BeTrue();

        fixture.Wire.Seen.Select(request => request.Method).Should().Equal("GET", "PUT", "GET");
    }

    [Theory]
    [InlineData(408)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_resubmission_that_a_gateway_lost_is_not_repeated(int status)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Forward().Respond(status, "gateway");
        Func<Task> submit = () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring());

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).WithInnerException<ServiceException>();
        fixture.Wire.Seen.Count(request => request.Method == "PUT").Should().Be(1);
    }

    [Fact]
    public async Task A_resubmission_that_was_not_answered_in_time_is_not_repeated()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Forward().NeverRespond();
        Func<Task> submit = () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring());

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).WithInnerException<RequestTimeoutException>();
        fixture.Wire.Seen.Count(request => request.Method == "PUT").Should().Be(1);
    }

    [Fact]
    public async Task A_resubmission_that_was_refused_before_it_counted_is_repeated()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Forward().Respond(429, "busy").RefuseConnection();

        await (await fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring())).Job.WaitForCompletionAsync();

        fixture.Server.Spss.Jobs["j"].Runs.Should().Be(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(409)]
    [Clause("SPSS-J-09")]
    public async Task A_running_job_is_not_submitted_again_and_nothing_is_sent_for_it(int status)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.Options.ResubmitWhileRunningStatus = status;
        fixture.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        SpssJob job = await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        Func<Task> submit = () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring());

        JobIsRunningException running = (await submit.Should().ThrowAsync<JobIsRunningException>()).Which;
        SpssJobStatus? canceled = await job.CancelAndWaitAsync();
        SubmitJobResult again = await fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring());

        running.Should().BeEquivalentTo(new { JobId = "j", State = SpssJobState.Running });
        running.Message.Should().Contain("CancelAndWaitAsync");
        canceled!.State.Should().Be(SpssJobState.Canceled);
        again.IsNew.Should().BeTrue();
        fixture.Wire.Seen.Count(request => request.Method == "PUT").Should().Be(1);
    }

    [Fact]
    public async Task A_job_that_began_to_run_meanwhile_is_refused_too()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Forward().Respond(409, """{"flag":false,"message":"Job j is running."}""");
        Func<Task> submit = () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring());

        JobIsRunningException refused = (await submit.Should().ThrowAsync<JobIsRunningException>()).Which;

        refused.InnerException.Should().BeOfType<ResourceConflictException>();
        refused.State.Should().Be(default(SpssJobState));
    }

    [Fact]
    public async Task A_job_that_began_to_run_meanwhile_is_answered_500_which_may_be_a_gateways_too()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.Zero).RunFor(Timeout.InfiniteTimeSpan);
        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());
        fixture.Wire.Respond(200, """{"jobId":"j","jobStatus":"PENDING"}""");
        Func<Task> submit = () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring());

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).WithInnerException<ServiceException>().Which.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_job_whose_state_the_service_does_not_tell_is_submitted_all_the_same(int status)
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.Respond(status, "no");

        (await fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring())).IsNew.Should().BeTrue();
    }

    [Fact]
    public async Task A_submission_that_the_caller_ends_is_a_cancellation()
    {
        await using var fixture = new SpssClientFixture();
        using var source = new CancellationTokenSource();
        fixture.Wire.Forward().Then(async (_, forward, token) =>
        {
            (await forward()).Dispose();
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        });
        Func<Task> submit = () => fixture.Jobs.SubmitOrResubmitAsync("j", TestData.Scoring(), source.Token);

        await submit.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_new_job_whose_fate_cannot_be_learnt_is_an_unknown_outcome_too()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.LoseResponse().RefuseConnection(times: 10);
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).Which.Candidates.Should().ContainSingle().Which.Id.Should().Be("j");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task A_new_job_that_cannot_be_looked_at_is_an_unknown_outcome_too(int status)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.LoseResponse().Respond(status, "no");
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>();
    }

    [Fact]
    public async Task A_new_job_whose_every_answer_was_lost_is_looked_for_before_giving_up()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.LoseResponse();

        await fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        fixture.Server.Spss.Jobs.Should().ContainSingle();
        fixture.Wire.Seen.Select(request => request.Method).Should().Equal("POST", "GET");
    }

    [Fact]
    public async Task A_new_job_that_the_service_was_too_busy_for_may_still_come()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(503, "busy", times: 10);
        Func<Task> submit = () => fixture.Jobs.SubmitAsync("j", TestData.Scoring());

        (await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>()).WithInnerException<ServiceException>().Which.IsTransient.Should().BeTrue();
    }
}
