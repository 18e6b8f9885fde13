namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>DELETE /jobFlowDefns/{id}</c></summary>
public sealed class DeleteJobFlow
{
    private static readonly string Path = DataFluxCalls.FlowPath("f.djf");

    [Theory, AllHosts]
    [Clause("DF-F-27", "DF-F-30")]
    public async Task A_deletion_answers_204_without_a_body_and_the_flow_is_gone(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        (await wire.DeleteAsync(Path)).ShouldBeEmpty(204);

        foreach (string sub in (string[])["", "/content", "/metadata", "/jobs"])
        {
            (await wire.GetAsync(Path + sub)).Status.Should().Be(404, sub);
        }

        (await wire.ExecuteAsync("f.djf")).Status.Should().Be(404);
        (await wire.FlowNamesAsync()).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-F-34")]
    public async Task A_second_deletion_answers_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        await wire.DeleteAsync(Path);

        (await wire.DeleteAsync(Path)).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("DF-F-31")]
    public async Task A_malformed_id_answers_400_and_deletes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        foreach (string id in Identifiers.Malformed)
        {
            (await wire.DeleteAsync("/jobFlowDefns/" + id)).Status.Should().Be(400, id);
        }

        (await wire.FlowNamesAsync()).Should().Equal("f.djf");
    }

    [Theory, AllHosts]
    [Clause("DF-F-28")]
    public async Task A_running_job_of_the_flow_continues(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);

        await wire.DeleteAsync(Path);

        (await wire.StateAsync(id)).Should().Be("running");
        await wire.AdvanceAsync(10);
        (await wire.StateAsync(id)).Should().Be("completed");
    }

    [Theory, AllHosts]
    [Clause("DF-F-29", "DF-O-11")]
    public async Task A_queued_job_of_the_flow_fails_with_404_in_its_log_when_it_leaves_the_queue(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.Servers = 1;
        await wire.SubmitAsync("first.djf");
        string queued = await wire.SubmitAsync();
        await wire.DeleteAsync(Path);
        await wire.AdvanceAsync(1);
        (await wire.StateAsync(queued)).Should().Be("queued");

        await wire.AdvanceAsync(10);

        (await wire.StateAsync(queued)).Should().Be("failed");
        (await wire.LogAsync(queued)).Should().Contain("404");
    }

    [Theory, AllHosts]
    [Clause("DF-O-11", "DF-O-40")]
    public async Task A_job_whose_flow_was_gone_has_ended_without_a_start_and_can_be_deleted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(30));
        string id = await wire.SubmitAsync();
        await wire.DeleteAsync(Path);
        await wire.AdvanceAsync(31);

        System.Text.Json.JsonElement job = await wire.JobAsync(id);

        job.Text("startTimeStamp").Should().BeEmpty();
        job.Text("stopTimeStamp").Should().Be("2025-12-31T19:00:30");
        job.GetProperty("duration").GetDouble().Should().Be(0);
        job.Rels().Should().BeEquivalentTo("jobFlow", "self", "log", "delete");
        (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).ShouldBeEmpty(204);
    }

    [Theory, AllHosts]
    [Clause("DF-O-10")]
    public async Task The_history_survives_and_its_link_to_the_flow_leads_to_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();
        string log = await wire.LogAsync(id);

        await wire.DeleteAsync(Path);

        (await wire.JobIdsAsync()).Should().Equal(id);
        (await wire.LogAsync(id)).Should().Be(log);
        (await wire.FollowAsync(await wire.JobAsync(id), "jobFlow")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    public async Task The_name_is_free_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("f.djf", "<old/>");
        await wire.DeleteAsync(Path);

        (await wire.CreateAsync("f.djf", "<new/>")).Json.Text("id").Should().Be(DataFluxCalls.IdOf("f.djf"));

        (await wire.GetAsync(Path + "/content")).Text.Should().Be("<new/>");
    }

    [Theory, AllHosts]
    [Clause("DF-A-11")]
    public async Task Conditional_requests_are_not_supported(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        (string, string)[] conditions = [("If-None-Match", "*"), ("If-Match", "\"x\""), ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")];

        WireAnswer answer = await wire.CallAsync("GET", Path, conditions);

        answer.Status.Should().Be(200);
        answer.Headers.Should().NotContainKey("ETag");
        (await wire.CallAsync("HEAD", Path, conditions)).Status.Should().Be(200);
        (await wire.SendAsync("PUT", DataFluxCalls.Base + Path + "/content", DataFluxCalls.Body("<x/>", MediaType.Content), conditions)).Status.Should().Be(200);
    }
}
