using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary><c>GET /pm/v1/jobs</c></summary>
public sealed class ListJobs
{
    [Theory, BothDoors]
    public async Task Without_jobs_the_array_is_empty(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        WireAnswer answer = await wire.GetAsync("jobs");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.Text.Should().Be("[]");
    }

    [Theory, BothDoors]
    public async Task Every_job_is_in_the_array_with_its_id(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PostJobAsync("j1");
        await wire.PutJobAsync("j2");

        JsonElement jobs = (await wire.GetAsync("jobs")).Json;

        jobs.EnumerateArray().Select(job => job.Text("id")).Should().BeEquivalentTo("j1", "j2");
    }

    [Theory, BothDoors]
    public async Task An_element_is_the_same_object_as_the_job_by_itself(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.RunAsync("ended");
        await wire.PostJobAsync("pending");

        foreach (JsonElement element in (await wire.GetAsync("jobs")).Json.EnumerateArray())
        {
            JsonElement.DeepEquals(element, await wire.JobAsync(element.Text("id")!)).Should().BeTrue();
        }
    }

    [Theory, BothDoors]
    public async Task A_deleted_job_is_no_longer_listed(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PostJobAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        (await wire.GetAsync("jobs")).Text.Should().Be("[]");
    }

    [Theory, BothDoors]
    public async Task Files_are_not_jobs(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.PutFileAsync("f1");

        (await wire.GetAsync("jobs")).Text.Should().Be("[]");
    }

    [Theory, BothDoors]
    public async Task A_trailing_slash_is_tolerated(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        (await wire.GetAsync("jobs/")).Text.Should().Be("[]");
    }
}
