using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary><c>GET /pm/v1/jobs</c></summary>
public sealed class ListJobs
{
    [Theory, AllHosts]
    [Clause("SPSS-J-43")]
    public async Task Without_jobs_the_array_is_empty(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("jobs");

        answer.Status.Should().Be(200);
        answer.ContentType.Should().StartWith("application/json");
        answer.Text.Should().Be("[]");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-29", "SPSS-J-44")]
    public async Task Every_job_is_in_the_array_with_its_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        await wire.PutJobAsync("j2");

        JsonElement jobs = (await wire.GetAsync("jobs")).Json;

        jobs.EnumerateArray().Select(job => job.Text("id")).Should().BeEquivalentTo("j1", "j2");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-29")]
    public async Task An_element_is_the_same_object_as_the_job_by_itself(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.RunAsync("ended");
        await wire.PostJobAsync("pending");

        foreach (JsonElement element in (await wire.GetAsync("jobs")).Json.EnumerateArray())
        {
            JsonElement.DeepEquals(element, await wire.JobAsync(element.Text("id")!)).Should().BeTrue();
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-01")]
    public async Task A_deleted_job_is_no_longer_listed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        (await wire.GetAsync("jobs")).Text.Should().Be("[]");
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-01")]
    public async Task Files_are_not_jobs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");

        (await wire.GetAsync("jobs")).Text.Should().Be("[]");
    }

    [Theory, AllHosts]
    public async Task A_trailing_slash_is_tolerated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("jobs/")).Text.Should().Be("[]");
    }
}
