using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobs/{id}</c></summary>
public sealed class GetJob
{
    [Theory, AllHosts]
    [Clause("DF-J-04", "DF-J-18", "DF-J-19", "DF-J-20", "DF-J-27")]
    public async Task The_answer_is_a_collection_with_this_one_status(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();
        await wire.RunAsync();

        WireAnswer answer = await wire.GetAsync(DataFluxCalls.JobPath(id));

        answer.ShouldBeACollectionOf(1);
        JsonElement job = answer.OnlyItem();
        job.Text("id").Should().Be(id);
        job.Text("jobFlowId").Should().Be(DataFluxCalls.IdOf("f.djf"));
        job.Text("name").Should().Be("f.djf");
        job.Text("userName").Should().Be("PUBLIC");
        job.Text("state").Should().Be("completed");
    }

    [Theory, AllHosts]
    [Clause("DF-U-06", "DF-J-21")]
    public async Task The_state_is_live(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(2)).RunFor(TimeSpan.FromSeconds(10));
        string id = await wire.SubmitAsync();
        var seen = new List<string?>();

        foreach (double seconds in (double[])[1, 2, 8, 2])
        {
            await wire.AdvanceAsync(seconds);
            seen.Add(await wire.StateAsync(id));
        }

        seen.Should().Equal("queued", "running", "running", "completed");
    }

    [Theory, AllHosts]
    [Clause("DF-O-01")]
    public async Task Without_a_plan_a_job_runs_for_the_options_times_and_completes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string byDefault = await wire.SubmitAsync();
        await wire.AdvanceAsync(4.5);
        (await wire.StateAsync(byDefault)).Should().Be("running");
        await wire.AdvanceAsync(1);
        (await wire.StateAsync(byDefault)).Should().Be("completed");

        wire.Server.DataFlux.Options.QueuedTime = TimeSpan.FromSeconds(30);
        wire.Server.DataFlux.Options.RunningTime = TimeSpan.FromSeconds(60);
        string slow = await wire.SubmitAsync();
        var seen = new List<string?>();
        foreach (double seconds in (double[])[29, 2, 58, 2])
        {
            await wire.AdvanceAsync(seconds);
            seen.Add(await wire.StateAsync(slow));
        }

        seen.Should().Equal("queued", "running", "running", "completed");
    }

    [Theory, AllHosts]
    [Clause("DF-J-31", "DF-J-32")]
    public async Task The_duration_grows_while_the_job_runs_and_stays_when_it_has_ended(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(62));
        string id = await wire.SubmitAsync();
        var seen = new List<double>();

        foreach (double seconds in (double[])[2, 20, 60, 60])
        {
            await wire.AdvanceAsync(seconds);
            seen.Add((await wire.JobAsync(id)).GetProperty("duration").GetDouble());
        }

        seen.Should().Equal(2, 22, 62, 62);
    }

    [Theory, AllHosts]
    [Clause("DF-O-20")]
    public async Task An_unknown_id_answers_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/jobs/MTQxNzU1MjY4NjoxNDpQVUJMSUM=")).Status.Should().Be(404);
        (await wire.GetAsync(DataFluxCalls.JobPath(DataFluxCalls.IdOf("nothing")))).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("DF-O-20")]
    public async Task A_malformed_id_answers_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in Identifiers.Malformed)
        {
            (await wire.GetAsync("/jobs/" + id)).Status.Should().Be(400, id);
        }
    }
}
