using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>Requests that come at the same time, twice, or too late.</summary>
public sealed class Races
{
    [Theory, AllHosts]
    public async Task A_job_that_ends_while_it_is_being_canceled_ends_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelingTime = TimeSpan.FromSeconds(30);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);
        await wire.FollowAsync(await wire.JobAsync(id), "cancel");

        await wire.AdvanceAsync(10);
        string? state = await wire.StateAsync(id);
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(id)).Should().BeOneOf("completed", "canceled");
        state.Should().BeOneOf("running", await wire.StateAsync(id));
        wire.Server.DataFlux.Jobs[id].History.Select(change => change.State).Should().OnlyHaveUniqueItems();
    }

    [Theory, AllHosts]
    public async Task A_job_that_is_being_canceled_can_be_canceled_again_and_killed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelingTime = TimeSpan.FromSeconds(30);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);
        JsonElement running = await wire.JobAsync(id);

        (await wire.FollowAsync(running, "cancel")).Status.Should().Be(200);
        await wire.AdvanceAsync(1);
        (await wire.FollowAsync(running, "cancel")).Status.Should().BeOneOf(200, 400, 404, 409);
        (await wire.FollowAsync(running, "kill")).Status.Should().Be(200);
        await wire.AdvanceAsync(2);

        (await wire.StateAsync(id)).Should().Be("canceled");
        await wire.AdvanceAsync(60);
        wire.Server.DataFlux.Jobs[id].History.Select(change => change.State).Should().OnlyHaveUniqueItems();
    }

    [Theory, AllHosts]
    public async Task A_cancellation_can_take_no_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelingTime = TimeSpan.Zero;
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        await wire.FollowAsync(await wire.JobAsync(id), "cancel");
        await wire.AdvanceAsync(0.001);

        (await wire.StateAsync(id)).Should().Be("canceled");
    }

    [Theory, AllHosts]
    public async Task A_job_that_is_deleted_after_its_end_does_not_come_back(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.CancelingTime = TimeSpan.FromSeconds(30);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);
        JsonElement running = await wire.JobAsync(id);
        await wire.FollowAsync(running, "cancel");
        await wire.FollowAsync(running, "kill");
        await wire.AdvanceAsync(2);
        (await wire.DeleteAsync(DataFluxCalls.JobPath(id))).Status.Should().Be(204);

        await wire.AdvanceAsync(60);

        (await wire.JobIdsAsync()).Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task Of_simultaneous_deletions_one_succeeds(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();

        foreach (string path in (string[])[DataFluxCalls.JobPath(id), DataFluxCalls.FlowPath("f.djf")])
        {
            WireAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => wire.DeleteAsync(path)));

            answers.Select(answer => answer.Status).Order().Should().Equal([204, .. Enumerable.Repeat(404, 15)]);
        }
    }

    [Theory, AllHosts]
    public async Task Reads_during_writes_see_one_content_or_the_other(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("f.djf", new string('a', 100_000));
        var writes = Task.WhenAll(Enumerable.Range(0, 20).Select(n => wire.PutContentAsync("f.djf", [.. Enumerable.Repeat((byte)('a' + n), 100_000 + n)])));

        WireAnswer[] reads = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => wire.GetAsync(DataFluxCalls.FlowPath("f.djf", "/content"))));
        await writes;

        reads.Should().OnlyContain(read => read.Bytes.Distinct().Count() == 1 && read.Bytes.Length == 100_000 + read.Bytes[0] - 'a');
    }

    [Theory, AllHosts]
    public async Task A_body_may_come_in_chunks_and_the_limit_holds(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.Options.MaxContentBytes = 100_000;
        string path = DataFluxCalls.Base + DataFluxCalls.FlowPath("f.djf", "/content");

        (await wire.SendAsync("PUT", path, DataFluxCalls.Body(new byte[100_000], MediaType.Content), ("Transfer-Encoding", "chunked"))).Status.Should().Be(200);
        (await wire.SendAsync("PUT", path, DataFluxCalls.Body(new byte[100_001], MediaType.Content), ("Transfer-Encoding", "chunked"))).Status.Should().Be(413);

        wire.Server.DataFlux.JobFlows["f.djf"].Should().HaveCount(100_000);
    }

    [Theory, AllHosts]
    public async Task The_size_limit_is_for_contents_that_come_in_and_for_nothing_else(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.Options.MaxContentBytes = 10;

        (await wire.GetAsync(DataFluxCalls.FlowPath("f.djf", "/content"))).Status.Should().Be(200);
        (await wire.ExecuteAsync("f.djf", DataFluxCalls.SampleInputs)).Status.Should().Be(200);
        (await wire.DeleteAsync(DataFluxCalls.FlowPath("f.djf"))).Status.Should().Be(204);
    }

    [Theory, AllHosts]
    [Clause("DF-O-18")]
    public async Task With_names_whose_case_does_not_matter_an_id_of_another_case_is_the_same_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.NameIsCaseSensitive = false;
        await wire.CreateAsync("Event.djf");

        (await wire.GetAsync(DataFluxCalls.FlowPath("event.DJF"))).Json.Text("name").Should().Be("Event.djf");
    }

    [Theory, AllHosts]
    public async Task With_names_whose_case_does_not_matter_jobs_are_found_and_flows_denied_in_any_case(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.NameIsCaseSensitive = false;
        string id = await wire.RunAsync("Event.djf");

        (await wire.JobIdsAsync("?name=EVENT.djf")).Should().Equal(id);
        (await wire.GetAsync(DataFluxCalls.FlowPath("event.DJF", "/jobs"))).OnlyItem().Text("id").Should().Be(id);
        wire.Server.DataFlux.AddUser("ram", "p");
        wire.Server.DataFlux.Deny("ram", "eVENT.djf");
        (await wire.ExecuteAsync("Event.djf", headers: Security.Basic("ram", "p"))).Status.Should().Be(403);
    }
}
