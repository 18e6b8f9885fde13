using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary><c>GET /pm/v1/jobs/{id}/status</c></summary>
public sealed class GetJobStatus
{
    [Theory, AllHosts]
    [Clause("SPSS-J-34")]
    public async Task An_unknown_job_is_answered_with_404_and_its_id_in_the_message(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("jobs/nobody/status");

        answer.Status.Should().Be(404);
        answer.Json.Text("message").Should().Contain("nobody");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-33")]
    public async Task The_answer_is_JSON_with_200(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");

        WireAnswer answer = await wire.GetAsync("jobs/j1/status");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-06", "SPSS-J-33", "SPSS-J-59", "SPSS-V-09")]
    public async Task A_job_that_has_not_ended_has_only_its_id_and_state(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("pending");
        await wire.StartAsync("running");

        foreach (string id in (string[])["pending", "running"])
        {
            JsonElement status = await wire.StatusAsync(id);
            status.Members().Should().BeEquivalentTo("jobId", "jobStatus");
            status.Text("jobId").Should().Be(id);
            status.Text("jobStatus").Should().Be(id.ToUpperInvariant());
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-06", "SPSS-J-07", "SPSS-J-61", "SPSS-S-08", "SPSS-V-08", "SPSS-U-11")]
    public async Task A_successful_job_has_an_absolute_data_url_without_a_query(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement status = await wire.RunAsync("j1");

        status.Members().Should().BeEquivalentTo("jobId", "jobStatus", "dataUrl");
        status.Text("jobStatus").Should().Be("SUCCESS");
        status.Text("dataUrl").Should().StartWith(wire.Address + "pm/v1/file/").And.NotContain("?");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-06", "SPSS-J-60", "SPSS-S-06")]
    public async Task A_failed_job_has_its_cause_and_no_data_url(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("Node in: table \"T\" is not there\n\u00e9");

        JsonElement status = await wire.RunAsync("j1");

        status.Members().Should().BeEquivalentTo("jobId", "jobStatus", "failureMsg");
        status.Text("jobStatus").Should().Be("FAILED");
        status.Text("failureMsg").Should().Be("Node in: table \"T\" is not there\n\u00e9");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-06", "SPSS-S-03", "SPSS-U-09")]
    public async Task The_state_of_a_job_that_is_being_canceled_is_CANCELING(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        (await wire.StateAsync("j1")).Should().Be("CANCELING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-01")]
    public async Task A_deleted_job_has_no_status(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        (await wire.GetAsync("jobs/j1/status")).Status.Should().Be(404);
    }
}
