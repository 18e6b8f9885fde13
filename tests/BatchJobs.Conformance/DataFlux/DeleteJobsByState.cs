namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>DELETE /jobs?state={jobState}</c></summary>
public sealed class DeleteJobsByState
{
    [Theory, AllHosts]
    [Clause("DF-Q-22", "DF-Q-23", "DF-Q-24", "DF-Q-25", "DF-Q-28")]
    public async Task Each_final_state_deletes_its_jobs_with_204_and_no_others(ServerHost host)
    {
        foreach (string state in (string[])["completed", "failed", "canceled"])
        {
            await using Wire wire = await Wire.OpenAsync(host);
            Dictionary<string, string> jobs = await wire.RunToEveryEndAsync();

            (await wire.DeleteAsync("/jobs?state=" + state)).ShouldBeEmpty(204);

            (await wire.JobIdsAsync()).Should().BeEquivalentTo(jobs.Where(job => job.Key != state).Select(job => job.Value));
            (await wire.GetAsync(DataFluxCalls.JobPath(jobs[state]))).Status.Should().Be(404);
            (await wire.GetAsync(DataFluxCalls.JobPath(jobs[state], "/log"))).Status.Should().Be(404);
        }
    }

    [Theory, AllHosts]
    public async Task When_nothing_matches_the_answer_is_204(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.DeleteAsync("/jobs?state=failed")).ShouldBeEmpty(204);
    }

    [Theory, AllHosts]
    [Clause("DF-Q-26", "DF-Q-27", "DF-O-29")]
    public async Task Any_other_state_or_none_answers_400_and_deletes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunToEveryEndAsync();
        await wire.StartAsync("endless.djf");
        await wire.AdvanceAsync(1);

        foreach (string query in (string[])
                 ["", "?", "?state=", "?state=running", "?state=queued", "?state=cancelled", "?state=COMPLETED", "?state=completed%7Cfailed",
                     "?state=completed&state=failed", "?state=completed&user=PUBLIC", "?name=good.djf", "?user=PUBLIC"])
        {
            (await wire.DeleteAsync("/jobs" + query)).Status.Should().Be(400, query);
        }

        (await wire.JobIdsAsync()).Should().HaveCount(4);
    }

    [Theory, AllHosts]
    [Clause("DF-Q-22", "DF-O-27")]
    public async Task The_jobs_of_all_users_are_deleted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.AddUser("tyrath", "p");
        await wire.RunAsync("f.djf", Security.Basic("ram", "p"));

        (await wire.CallAsync("DELETE", "/jobs?state=completed", Security.Basic("tyrath", "p"))).ShouldBeEmpty(204);

        wire.Server.DataFlux.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-Q-30", "DF-O-28")]
    public async Task When_jobs_are_their_owners_one_of_somebody_else_lets_403_be_answered_and_nothing_deleted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.OthersMayChangeJobs = false;
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.AddUser("tyrath", "p");
        wire.Server.DataFlux.AddUser("root", "p", isAdministrator: true);
        await wire.RunAsync("f.djf", Security.Basic("ram", "p"));

        (await wire.CallAsync("DELETE", "/jobs?state=completed", Security.Basic("ram", "p"))).ShouldBeEmpty(204);
        await wire.RunAsync("f.djf", Security.Basic("ram", "p"));
        await wire.RunAsync("f.djf", Security.Basic("tyrath", "p"));
        (await wire.CallAsync("DELETE", "/jobs?state=completed", Security.Basic("ram", "p"))).Status.Should().Be(403);
        (await wire.CallAsync("DELETE", "/jobs?state=failed", Security.Basic("ram", "p"))).ShouldBeEmpty(204);

        wire.Server.DataFlux.Jobs.Should().HaveCount(2);
        (await wire.CallAsync("DELETE", "/jobs?state=completed", Security.Basic("root", "p"))).ShouldBeEmpty(204);
        wire.Server.DataFlux.Jobs.Should().BeEmpty();
    }
}
