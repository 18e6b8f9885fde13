namespace BatchJobs.Conformance.Spss;

/// <summary><c>POST /pm/v1/jobs/{id}</c></summary>
public sealed class SubmitJob
{
    [Theory, AllHosts]
    [Clause("SPSS-J-22", "SPSS-D-10")]
    public async Task A_new_job_is_answered_with_200(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostJobAsync("j1");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.Json.Text("status").Should().Be("PENDING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-24", "SPSS-J-25")]
    public async Task A_second_job_with_the_same_id_is_a_conflict_that_its_message_describes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");

        WireAnswer answer = await wire.PostJobAsync("j1");

        answer.Status.Should().Be(409);
        answer.Json.Text("message").Should().Contain("j1");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-24")]
    public async Task A_conflict_leaves_the_job_as_it_was(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        string before = await wire.EverythingAsync();

        await wire.PostJobAsync("j1", SpssCalls.Definition("RUN_STREAM"));

        (await wire.EverythingAsync()).Should().Be(before);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-24")]
    public async Task A_job_that_has_ended_still_conflicts(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("j1");

        (await wire.PostJobAsync("j1")).Status.Should().Be(409);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-22")]
    public async Task A_deleted_jobs_id_is_free_again(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        (await wire.PostJobAsync("j1")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-37")]
    public async Task An_empty_body_is_answered_with_500(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostJobAsync("j1", "");

        answer.Status.Should().Be(500);
        answer.Json.Text("message").Should().NotBeNullOrEmpty();
        wire.Server.Spss.Jobs.Should().BeEmpty();
    }
}
