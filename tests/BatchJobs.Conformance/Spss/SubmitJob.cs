namespace BatchJobs.Conformance.Spss;

/// <summary><c>POST /pm/v1/jobs/{id}</c></summary>
public sealed class SubmitJob
{
    private const string Definition = """{"action":"TRAINING","model":{"id":"drug1n"}}""";

    [Theory, BothDoors]
    public async Task A_new_job_is_answered_with_200(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        WireAnswer answer = await wire.SendJsonAsync("POST", "/pm/v1/jobs/j1?accesskey=k", Definition);

        answer.Status.Should().Be(200);
        answer.Json.GetProperty("status").GetString().Should().Be("PENDING");
    }

    [Theory, BothDoors]
    public async Task A_second_job_with_the_same_id_is_a_conflict(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.SendJsonAsync("POST", "/pm/v1/jobs/j1?accesskey=k", Definition);

        WireAnswer answer = await wire.SendJsonAsync("POST", "/pm/v1/jobs/j1?accesskey=k", Definition);

        answer.Status.Should().Be(409);
        answer.Json.GetProperty("message").GetString().Should().Contain("j1");
    }
}
