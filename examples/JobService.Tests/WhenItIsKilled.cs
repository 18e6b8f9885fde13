using System.Net;
using System.Text.Json;
using BatchJobs.Testing;
using Microsoft.Extensions.Hosting;

namespace JobService.Tests;

/// <summary>
/// The program is killed, and started again over what is on the disk. Where it is killed is set by what the server does with a submission:
/// nothing goes on as long as that stalls.
/// </summary>
public sealed class WhenItIsKilled : JobServiceTest
{
    [Theory]
    [MemberData(nameof(Services))]
    public async Task While_a_job_is_waited_for_the_wait_goes_on(string name)
    {
        var service = new ServiceCase(name);
        service.LetJobsRunFor(Server, TimeSpan.FromHours(3));
        RunningService first = await StartAsync();
        string id = await first.AcceptAsync(name, service.Request);
        await UntilAsync(first, id, JobState.Submitted);

        RunningService second = await StartAsync(await first.KillAsync());
        await UntilAsync(second, id, JobState.Ended);

        second.Stored(id).Outcome.Should().Be("Succeeded");
        service.Submissions(Server).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Before_an_accepted_job_is_submitted_it_is_submitted_once(string name)
    {
        var service = new ServiceCase(name);
        RunningService first = await StartAsync(change: services => services.Remove(services.Single(each => each.ServiceType == typeof(IHostedService) && each.ImplementationFactory is not null)));
        string id = await first.AcceptAsync(name, service.Request);
        first.Stored(id).State.Should().Be(JobState.Accepted);

        RunningService second = await StartAsync(await first.KillAsync());
        await UntilAsync(second, id, JobState.Ended);

        second.Stored(id).Outcome.Should().Be("Succeeded");
        service.Submissions(Server).Should().Be(1);
    }

    [Fact]
    public async Task Before_the_request_arrives_SPSS_is_asked_and_has_the_job_once()
    {
        (RunningService second, string id) = await KillDuringSubmissionAsync("spss", isApplied: false);

        await UntilAsync(second, id, JobState.Ended);

        second.Stored(id).Outcome.Should().Be("Succeeded");
        Server.Spss.Jobs[id].Runs.Should().Be(1);
    }

    [Theory]
    [InlineData("dataflux")]
    [InlineData("vitam")]
    public async Task Before_the_request_arrives_there_is_no_candidate_and_a_human_has_it_submitted_once(string name)
    {
        (RunningService second, string id) = await KillDuringSubmissionAsync(name, isApplied: false);
        await UntilAsync(second, id, JobState.Unclear);
        await Server.AdvanceAsync(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        second.Stored(id).State.Should().Be(JobState.Unclear, "nobody has decided");
        second.Stored(id).Candidates.Should().BeEmpty();

        (HttpStatusCode status, _) = await second.DecideAsync(id, """{ "action": "submit" }""");
        await UntilAsync(second, id, JobState.Ended);

        status.Should().Be(HttpStatusCode.OK);
        second.Stored(id).Outcome.Should().Be("Succeeded");
        new ServiceCase(name).Submissions(Server).Should().Be(1);
    }

    [Fact]
    public async Task Before_the_answer_is_stored_SPSS_knows_the_job_by_its_identifier()
    {
        (RunningService second, string id) = await KillDuringSubmissionAsync("spss", isApplied: true);

        await UntilAsync(second, id, JobState.Ended);

        second.Stored(id).Outcome.Should().Be("Succeeded");
        Server.Spss.Jobs[id].Runs.Should().Be(1);
        new ServiceCase("spss").Submissions(Server).Should().Be(1);
    }

    [Theory]
    [InlineData("dataflux")]
    [InlineData("vitam")]
    public async Task Before_the_answer_is_stored_there_is_a_candidate_and_a_human_adopts_it(string name)
    {
        var service = new ServiceCase(name);
        (RunningService second, string id) = await KillDuringSubmissionAsync(name, isApplied: true);
        await UntilAsync(second, id, JobState.Unclear);
        string candidate = service.Started(Server).Should().ContainSingle().Which.Id;
        JsonElement unclear = (await second.GetAsync("/jobs?state=Unclear")).EnumerateArray().Should().ContainSingle().Subject;
        unclear.GetProperty("candidates").EnumerateArray().Select(each => each.GetString()).Should().Equal(candidate);

        (HttpStatusCode status, _) = await second.DecideAsync(id, $$"""{ "action": "adopt", "serviceId": "{{candidate}}" }""");
        await UntilAsync(second, id, JobState.Ended);

        status.Should().Be(HttpStatusCode.OK);
        second.Stored(id).Outcome.Should().Be("Succeeded");
        second.Stored(id).ServiceId.Should().Be(candidate);
        service.Submissions(Server).Should().Be(1);
    }

    [Theory]
    [InlineData("dataflux")]
    [InlineData("vitam")]
    public async Task What_is_another_job_already_is_no_candidate_and_cannot_be_adopted(string name)
    {
        var service = new ServiceCase(name);
        string ofOther = await StartJobAsync(name, NewFile);

        (RunningService second, string id) = await KillDuringSubmissionAsync(name, isApplied: true);
        await UntilAsync(second, id, JobState.Unclear);
        (HttpStatusCode status, _) = await second.DecideAsync(id, $$"""{ "action": "adopt", "serviceId": "{{ofOther}}" }""");

        second.Stored(id).Candidates.Should().Equal(service.Started(Server).Select(job => job.Id).Where(job => job != ofOther));
        status.Should().Be(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("dataflux")]
    [InlineData("vitam")]
    public async Task What_somebody_else_started_a_minute_before_is_no_candidate(string name)
    {
        var service = new ServiceCase(name);
        string ofSomebody = await StartJobAsync(name, NewFile + "-of-somebody");
        await Server.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        (RunningService second, string id) = await KillDuringSubmissionAsync(name, isApplied: true);
        await UntilAsync(second, id, JobState.Unclear);

        second.Stored(id).Candidates.Should().Equal(service.Started(Server).Select(job => job.Id).Where(job => job != ofSomebody));
    }

    [Fact]
    public async Task What_makes_no_sense_as_a_decision_is_refused()
    {
        (RunningService second, string id) = await KillDuringSubmissionAsync("dataflux", isApplied: true);
        await UntilAsync(second, id, JobState.Unclear);

        (await second.DecideAsync(id, """{ "action": "adopt" }""")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await second.DecideAsync(id, """{ "action": "adopt", "serviceId": "none" }""")).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await second.DecideAsync(id, """{ "serviceId": "none" }""")).Status.Should().Be(HttpStatusCode.BadRequest);
        foreach (string action in new[] { "\"guess\"", "3", "7", "\"3\"", "\"submit, look\"", "\"\"", "null" })
        {
            (await second.DecideAsync(id, $$"""{ "action": {{action}} }""")).Status.Should().Be(HttpStatusCode.BadRequest, "of {0}", action);
        }

        second.Stored(id).State.Should().Be(JobState.Unclear);

        (await second.DecideAsync(id, """{ "action": "abandon" }""")).Status.Should().Be(HttpStatusCode.OK);
        second.Stored(id).Outcome.Should().Be("Abandoned");
        (await second.DecideAsync(id, """{ "action": "submit" }""")).Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Candidates_can_be_looked_for_again()
    {
        (RunningService second, string id) = await KillDuringSubmissionAsync("vitam", isApplied: true);
        await UntilAsync(second, id, JobState.Unclear);
        second.Stored(id).Candidates.Should().ContainSingle();
        await Server.AdvanceAsync(TimeSpan.FromHours(4), TestContext.Current.CancellationToken);

        await second.DecideAsync(id, """{ "action": "look" }""");
        await UntilAsync(second, id, JobState.Unclear);

        second.Stored(id).Candidates.Should().BeEmpty("the task has ended, and Vitam lists what runs");
    }

    /// <summary>Starts a job of three hours, and stops the program.</summary>
    private async Task<string> StartJobAsync(string name, string file)
    {
        var service = new ServiceCase(name);
        service.LetJobsRunFor(Server, TimeSpan.FromHours(3));
        RunningService running = await StartAsync(file);
        string id = await running.AcceptAsync(name, service.Request);
        await UntilAsync(running, id, JobState.Submitted);
        string serviceId = running.Stored(id).ServiceId!;
        await running.StopAsync();
        await running.DisposeAsync();
        return serviceId;
    }

    /// <summary>Kills the program while it submits a job.</summary>
    /// <param name="name">The service.</param>
    /// <param name="isApplied">Whether the service has started the job.</param>
    private async Task<(RunningService Next, string Id)> KillDuringSubmissionAsync(string name, bool isApplied)
    {
        var service = new ServiceCase(name);
        service.LetJobsRunFor(Server, TimeSpan.FromHours(3));
        var fault = Server.Faults.OnAny(request => Equals(request.Operation, service.Submission)).Once();
        _ = isApplied ? fault.LoseResponse(ConnectionFailure.Stalled) : fault.LoseRequest(ConnectionFailure.Stalled);
        RunningService first = await StartAsync();
        string id = await first.AcceptAsync(name, service.Request);
        await Server.UntilAsync(() => Server.Journal.Entries.Any(entry => entry.Fault is not null), TestContext.Current.CancellationToken);
        first.Stored(id).State.Should().Be(JobState.Submitting);

        return (await StartAsync(await first.KillAsync()), id);
    }
}
