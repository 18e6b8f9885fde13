using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>A job in a state that nobody knows may have ended: its wait does not go on for ever.</summary>
public sealed class UnknownStateTests
{
    [Fact]
    public async Task A_state_that_stays_unknown_ends_the_wait_after_an_hour_and_is_logged_once()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = sent => ServiceScript.Response(200, VitamClientFixture.Status("TERMINE", sent.Path["/tasks/".Length..]));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        Func<Task>[] waits = [.. new[] { "t1", "t2" }.Select(id => (Func<Task>)(() => fixture.Tasks.GetHandle(id).WaitForCompletionAsync()))];

        JobStateUnknownException exception = (await waits[0].Should().ThrowAsync<JobStateUnknownException>()).Which;

        exception.Update.State.Should().Be("TERMINE");
        exception.Duration.Should().BeCloseTo(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        exception.Message.Should().Contain("'t1'").And.Contain("TERMINE").And.Contain("PhaseSelector");
        (fixture.Server.Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        await waits[1].Should().ThrowAsync<JobStateUnknownException>();
        fixture.Logs.Text.Split('\n').Count(line => line.StartsWith("Warning", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_watch_ends_likewise_after_it_has_shown_the_state()
    {
        await using var fixture = new VitamClientFixture(options => options.Polling.UnknownStateTolerance = TimeSpan.FromMinutes(5));
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("TERMINE"));
        var states = new List<string>();
        Func<Task> watch = async () =>
        {
            await foreach (JobUpdate update in fixture.Tasks.GetHandle("t1").WatchAsync())
            {
                states.Add(update.State);
            }
        };

        await watch.Should().ThrowAsync<JobStateUnknownException>();
        states.Should().Equal("TERMINE");
    }

    [Fact]
    public async Task A_state_in_another_case_is_the_same_state()
    {
        await using var fixture = new VitamClientFixture();
        string[] states = ["RUNNING", "RuNNing", "running", "OK"];
        int polls = 0;
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status(states[Math.Min(polls++, 3)]));
        var seen = new List<string>();

        await foreach (JobUpdate update in fixture.Tasks.GetHandle("t1").WatchAsync())
        {
            seen.Add(update.State);
        }

        seen.Should().Equal("RUNNING", "OK");
    }

    [Fact]
    public async Task Unknown_states_that_change_are_waited_for()
    {
        await using var fixture = new VitamClientFixture(options => options.Polling.UnknownStateTolerance = TimeSpan.FromMinutes(5));
        int polls = 0;
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status(++polls < 40 ? $"phase {polls / 5}" : "OK"));

        (await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync()).State.Value.Should().Be("OK");
    }

    [Fact]
    public async Task A_service_whose_words_are_known_is_not_told_of_a_selector()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Otherwise = (_, _, _) => Task.FromResult(ScriptedHandler.Response(200, """{"jobId":"j","jobStatus":"HIBERNATING"}"""));
        Func<Task> wait = () => fixture.Jobs.GetHandle("j").WaitForCompletionAsync();

        (await wait.Should().ThrowAsync<JobStateUnknownException>()).Which.Message.Should().Contain("Polling.UnknownStateTolerance").And.NotContain("PhaseSelector");
    }

    [Fact]
    public async Task A_selector_that_knows_the_state_ends_the_wait_well()
    {
        await using var fixture = new VitamClientFixture(options => options.PhaseSelector = status => status.State.Value == "TERMINE" ? JobPhase.Succeeded : status.Phase);
        fixture.RespondWithTask("TERMINE");

        VitamAsyncStatus end = await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync();

        end.State.Value.Should().Be("TERMINE");
    }

    [Fact]
    public async Task The_warning_is_logged_in_the_flow_of_the_wait_that_it_is_about()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = sent => sent.Path == "/tasks"
            ? ServiceScript.Response(404, "")
            : ServiceScript.Response(200, VitamClientFixture.Status(sent.Path.EndsWith('7') ? "TERMINE" : "RUNNING", sent.Path["/tasks/".Length..]));
        var flow = new AsyncLocal<string>();
        var seen = new List<string>();
        fixture.Logs.Seen = line => seen.AddRange(line.StartsWith("Warning", StringComparison.Ordinal) ? [flow.Value!] : []);
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(10), fixture.Server.Clock);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => WaitAsync($"t{i}")));

        seen.Should().Equal("t7");

        async Task WaitAsync(string id)
        {
            flow.Value = id;
            Task wait = fixture.Tasks.GetHandle(id).WaitForCompletionAsync(cancellationToken: source.Token);
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_password_of_the_definition_is_not_shown_in_the_state(int waits)
    {
        await using var fixture = new SpssClientFixture();
        string state = $"HELD {TestData.Password}";
        var jobs = new List<SpssJob>();
        for (int i = 0; i < waits; i++)
        {
            jobs.Add(await fixture.Jobs.SubmitAsync($"j{i}", TestData.Scoring()));
        }

        fixture.Server.Faults.OnAny(request => request.Method == "GET" && request.Path.EndsWith("/status", StringComparison.Ordinal)).RespondWith(200, "application/json", $$"""{"jobStatus":"{{state}}"}""");
        fixture.Server.Faults.OnAny(request => request.Method == "GET" && request.Path.EndsWith("/jobs", StringComparison.Ordinal))
            .RespondWith(200, "application/json", $"[{string.Join(',', jobs.Select(job => $$"""{"id":"{{job.Id}}","status":"{{state}}"}"""))}]");

        foreach (IBatchJob job in jobs)
        {
            JobUpdate update = await job.GetUpdateAsync();
            update.State.Should().StartWith("HELD").And.NotContain(TestData.Password);
        }

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs);
        outcomes.Should().OnlyContain(outcome => outcome.Error is JobStateUnknownException && !outcome.Error.ToString().Contains(TestData.Password, StringComparison.Ordinal));
        fixture.Logs.Text.Should().Contain("HELD").And.NotContain(TestData.Password);
    }
}
