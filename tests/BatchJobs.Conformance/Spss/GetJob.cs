using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary><c>GET /pm/v1/jobs/{id}</c></summary>
public sealed class GetJob
{
    [Theory, AllHosts]
    [Clause("SPSS-J-32")]
    public async Task An_unknown_job_is_answered_with_404_and_its_id_in_the_message(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("jobs/nobody");

        answer.Status.Should().Be(404);
        answer.Json.Text("message").Should().Contain("nobody");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-17", "SPSS-J-50", "SPSS-S-10")]
    public async Task The_state_is_live(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromSeconds(2)).RunFor(TimeSpan.FromSeconds(10));
        await wire.PostJobAsync("j1");
        var seen = new List<string?>();

        foreach (double seconds in (double[])[1, 2, 8, 2])
        {
            await wire.AdvanceAsync(seconds);
            seen.Add((await wire.JobAsync("j1")).Text("status"));
        }

        seen.Should().Equal("PENDING", "RUNNING", "RUNNING", "SUCCESS");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-58")]
    public async Task A_job_that_has_not_ended_has_neither_result_nor_finish_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("pending");
        await wire.StartAsync("running");

        (await wire.JobAsync("pending")).Members().Should().NotContain(["result", "finishedAt"]);
        (await wire.JobAsync("running")).Members().Should().NotContain(["result", "finishedAt"]);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-57")]
    public async Task An_ended_job_has_its_finish_time_in_epoch_milliseconds(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");

        long finishedAt = (await wire.JobAsync("j1")).GetProperty("finishedAt").GetInt64();

        finishedAt.Should().Be(wire.Server.Spss.Jobs["j1"].FinishedAt!.Value.ToUnixTimeMilliseconds());
    }

    [Theory, AllHosts]
    [Clause("SPSS-S-10")]
    public async Task The_result_is_the_same_object_as_the_status(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(job => job.Id == "bad").ThenFail("no");

        foreach (string id in (string[])["good", "bad"])
        {
            JsonElement status = await wire.RunAsync(id);

            JsonElement.DeepEquals((await wire.JobAsync(id)).GetProperty("result"), status).Should().BeTrue(id);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-30")]
    public async Task The_job_keeps_its_submitted_members_until_it_ends(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement submitted = (await wire.PostJobAsync("j1")).Json;
        await wire.RunAsync("other");

        JsonElement ended = await wire.JobAsync("j1");

        foreach (JsonProperty member in submitted.EnumerateObject().Where(member => member.Name != "status"))
        {
            JsonElement.DeepEquals(ended.GetProperty(member.Name), member.Value).Should().BeTrue(member.Name);
        }
    }
}
