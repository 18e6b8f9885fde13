using System.Net;
using System.Text.Json;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Vitam;

namespace JobService.Tests;

/// <summary>Jobs of the three services while nothing is killed.</summary>
public sealed class WhenJobsRun : JobServiceTest
{
    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_job_of_three_hours_is_accepted_and_ends(string name)
    {
        var service = new ServiceCase(name);
        service.LetJobsRunFor(Server, TimeSpan.FromHours(3));
        RunningService running = await StartAsync();
        DateTimeOffset start = Server.Clock.GetUtcNow();

        string id = await running.AcceptAsync(name, service.Request);
        await UntilAsync(running, id, JobState.Ended);

        JsonElement job = await running.GetAsync($"/jobs/{id}");
        job.GetProperty("outcome").GetString().Should().Be("Succeeded");
        job.GetProperty("serviceId").GetString().Should().Be(service.Started(Server).Should().ContainSingle().Which.Id);
        (Server.Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromHours(3), TimeSpan.FromMinutes(6));
        Server.Verify();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_failed_job_says_why(string name)
    {
        var service = new ServiceCase(name);
        service.LetJobsFail(Server, "The table DRUG1N does not exist.");
        RunningService running = await StartAsync();

        string id = await running.AcceptAsync(name, service.Request);
        await UntilAsync(running, id, JobState.Ended);

        JsonElement job = await running.GetAsync($"/jobs/{id}");
        job.GetProperty("outcome").GetString().Should().Be("Failed");
        job.GetProperty("message").GetString().Should().Contain("The table DRUG1N does not exist.");
    }

    [Fact]
    public async Task What_the_service_refuses_is_rejected()
    {
        RunningService running = await StartAsync();

        string id = await running.AcceptAsync("dataflux", """{ "flow": "missing.djf" }""");
        await UntilAsync(running, id, JobState.Ended);

        running.Stored(id).Outcome.Should().Be("Rejected");
        running.Stored(id).Message.Should().Contain("missing.djf");
        Server.DataFlux.Jobs.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task An_outage_that_is_longer_than_a_wait_tolerates_delays_jobs_and_fails_none(string name)
    {
        var service = new ServiceCase(name);
        service.LetJobsRunFor(Server, TimeSpan.FromHours(3));
        RunningService running = await StartAsync();
        string waiting = await running.AcceptAsync(name, service.Request);
        await UntilAsync(running, waiting, JobState.Submitted);

        Server.Faults.Down(TimeSpan.FromMinutes(15));
        string late = await running.AcceptAsync(name, service.Request);
        await Server.AdvanceAsync(TimeSpan.FromMinutes(14), TestContext.Current.CancellationToken);

        running.Stored(late).State.Should().BeOneOf(JobState.Accepted, JobState.Submitting);
        service.Submissions(Server).Should().Be(1);

        await UntilAsync(running, waiting, JobState.Ended);
        await UntilAsync(running, late, JobState.Ended);
        running.Stored(waiting).Outcome.Should().Be("Succeeded");
        running.Stored(late).Outcome.Should().Be("Succeeded");
        service.Submissions(Server).Should().Be(2);
    }

    [Fact]
    public async Task A_lost_response_leaves_the_job_unclear_without_a_kill_too()
    {
        var service = new ServiceCase("dataflux");
        Server.Faults.On(DataFluxOperation.ExecuteJobFlow).Once().LoseResponse();
        RunningService running = await StartAsync();

        string id = await running.AcceptAsync("dataflux", service.Request);
        await UntilAsync(running, id, JobState.Unclear);

        running.Stored(id).Candidates.Should().Equal(Server.DataFlux.Jobs.Single().Id);
    }

    [Fact]
    public async Task A_Vitam_step_whose_data_are_not_there_yet_is_submitted_again_and_one_that_ran_at_once_has_ended()
    {
        Server.Vitam.WhenSubmitted(_ => true).AnswerDataUnavailable().Times(2).AndThen().AnswerWithItemStatus();
        RunningService running = await StartAsync();

        string id = await running.AcceptAsync("vitam", new ServiceCase("vitam").Request);
        await UntilAsync(running, id, JobState.Ended);

        running.Stored(id).Outcome.Should().Be("Succeeded");
        running.Stored(id).ServiceId.Should().BeNull();
        Server.Journal.Of(VitamOperation.SubmitTask).Should().HaveCount(3);
    }

    [Theory]
    [InlineData("spss", "{}")]
    [InlineData("spss", """{ "stream": "" }""")]
    [InlineData("spss", """{ "stream": null }""")]
    [InlineData("spss", """{ "stream": "a", "parameters": { "p1": null } }""")]
    [InlineData("spss", """{ "stream": "a", "misspelt": 1 }""")]
    [InlineData("dataflux", """{ "flow": "" }""")]
    [InlineData("dataflux", """{ "flow": "a.djf", "inputs": { "": "x" } }""")]
    [InlineData("vitam", """{ "step": "s", "actions": [] , "tenant": 0 }""")]
    [InlineData("vitam", """{ "step": "s", "actions": ["a"] }""")]
    [InlineData("vitam", """{ "step": "s", "actions": [null], "tenant": 0 }""")]
    [InlineData("vitam", "null")]
    [InlineData("vitam", "not JSON")]
    public async Task What_cannot_be_a_job_is_refused_and_not_stored(string name, string request)
    {
        RunningService running = await StartAsync();

        (HttpStatusCode status, _) = await running.PostAsync($"/jobs/{name}", request);

        status.Should().Be(HttpStatusCode.BadRequest);
        (await running.GetAsync("/jobs")).GetArrayLength().Should().Be(0);
        Server.Journal.Count.Should().Be(0);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("running")]
    public async Task A_state_that_there_is_not_has_no_jobs_and_no_list(string state)
    {
        RunningService running = await StartAsync();

        (await running.StatusAsync($"/jobs?state={state}")).Should().Be(HttpStatusCode.BadRequest);
        (await running.GetAsync("/jobs?state=Unclear")).GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task An_unknown_service_or_job_is_told()
    {
        RunningService running = await StartAsync();

        (HttpStatusCode status, JsonElement problem) = await running.PostAsync("/jobs/sas", "{}");
        (HttpStatusCode decision, _) = await running.DecideAsync("none", """{ "action": "abandon" }""");

        status.Should().Be(HttpStatusCode.NotFound);
        problem.GetProperty("detail").GetString().Should().Contain("spss, dataflux, vitam");
        decision.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_asked_for_and_keys_are_not_shown()
    {
        RunningService running = await StartAsync();
        Server.Spss.Options.AccessKey = "another key";

        string id = await running.AcceptAsync("spss", """{ "stream": "drug1n", "parameters": { "password": "of-somebody" } }""");
        await UntilAsync(running, id, JobState.Ended);

        running.Stored(id).Outcome.Should().Be("Rejected");
        (await running.GetTextAsync("/jobs") + await running.GetTextAsync("/health")).Should().NotContain("of-somebody").And.NotContain("sample-key");
    }
}
