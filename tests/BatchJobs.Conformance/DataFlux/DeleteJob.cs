namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>DELETE /jobs/{id}</c></summary>
public sealed class DeleteJob
{
    [Theory, AllHosts]
    [Clause("DF-U-10", "DF-U-11")]
    public async Task A_job_in_any_final_state_is_deleted_with_its_log_and_its_id_is_invalid(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in (await wire.RunToEveryEndAsync()).Values)
        {
            (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).ShouldBeEmpty(204);

            (await wire.GetAsync(DataFluxCalls.JobPath(id))).Status.Should().Be(404);
            (await wire.GetAsync(DataFluxCalls.JobPath(id, "/log"))).Status.Should().Be(404);
            (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).Status.Should().Be(404);
        }

        (await wire.JobIdsAsync()).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-J-16", "DF-O-09")]
    public async Task A_running_job_answers_409_and_goes_on(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).Status.Should().Be(409);

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("DF-O-09")]
    public async Task A_queued_job_answers_409_and_stays(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(5));
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);

        (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).Status.Should().Be(409);

        await wire.AdvanceAsync(60);
        (await wire.StateAsync(id)).Should().Be("completed");
    }

    [Theory, AllHosts]
    [Clause("DF-O-09")]
    public async Task The_status_for_a_running_job_is_an_option(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.DeleteWhileRunningStatus = 400;
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).Status.Should().Be(400);
    }

    [Theory, AllHosts]
    public async Task Other_jobs_and_the_flow_stay(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string gone = await wire.RunAsync();
        string stays = await wire.RunAsync();

        await wire.DeleteAsync(DataFluxCalls.JobPath(gone));

        (await wire.JobIdsAsync()).Should().Equal(stays);
        (await wire.FlowNamesAsync()).Should().Equal("f.djf");
        (await wire.GetAsync(DataFluxCalls.FlowPath("f.djf", "/jobs"))).ShouldBeACollectionOf(1);
    }

    [Theory, AllHosts]
    [Clause("DF-U-02")]
    public async Task A_deleted_jobs_id_is_not_used_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string gone = await wire.RunAsync();
        await wire.DeleteAsync(DataFluxCalls.JobPath(gone));

        (await wire.RunAsync()).Should().NotBe(gone);
    }

    [Theory, AllHosts]
    public async Task An_unknown_id_answers_404_and_a_malformed_one_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.DeleteAsync("/jobs/MTQxNzU1MjY4NjoxNDpQVUJMSUM=")).Status.Should().Be(404);
        foreach (string id in Identifiers.Malformed)
        {
            (await wire.DeleteAsync("/jobs/" + id)).Status.Should().Be(400, id);
        }
    }
}
