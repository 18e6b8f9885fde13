using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>Identifiers that callers choose, and the paths that carry them.</summary>
public sealed class Identifiers
{
    private static readonly string[] Unusual =
    [
        "scoring_job_id_ 5e3c0a52-0d0b-4b6e-9d5a-2f1b7c9f8a10", " ", "\u00e9\u4e2d\U0001F600", "it's \"quoted\"", "100%", "%20", "a+b", "a;b:c@d&e=f",
        "a?b#c", "<x>", "a\\b", "status", "..a", "-", "null", "$\u00e4{0}",
    ];

    [Theory, AllHosts]
    [Clause("SPSS-O-08", "SPSS-J-19")]
    public async Task A_job_id_is_the_percent_decoded_segment_of_the_path(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in Unusual)
        {
            string segment = Uri.EscapeDataString(id);

            (await wire.PostJobAsync(segment)).Json.Text("id").Should().Be(id);
            (await wire.JobAsync(segment)).Text("storageId").Should().EndWith("/" + id);
            (await wire.StatusAsync(segment)).Text("jobId").Should().Be(id);
            (await wire.PostJobAsync(segment)).Status.Should().Be(409, id);
            (await wire.PutJobAsync(segment)).Status.Should().Be(200, id);
            wire.Server.Spss.Jobs.Select(job => job.Id).Should().Equal(id);
            (await wire.DeleteAsync($"jobs/{segment}")).Text.Should().Be("1", id);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-08", "SPSS-F-04", "SPSS-F-13", "SPSS-V-14")]
    public async Task A_file_id_is_the_percent_decoded_segment_of_the_path(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in Unusual)
        {
            string segment = Uri.EscapeDataString(id);

            (await wire.PutFileAsync(segment, id)).Status.Should().Be(200, id);
            (await wire.GetAsync($"file/{segment}")).Text.Should().Be(id);
            (await wire.GetAsync("file")).Json.EnumerateArray().Select(one => one.GetString()).Should().Equal(id);
            (await wire.DeleteAsync($"file/{segment}")).Text.Should().Be("1", id);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-03", "SPSS-D-08")]
    public async Task A_job_finds_its_stream_by_the_decoded_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("a%20%C3%A9%25");

        await wire.PostJobAsync("j1", """{"action":"TRAINING","model":{"id":"a \u00e9%"}}""");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    public async Task Encoded_and_plain_characters_make_the_same_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("a+b-c");

        (await wire.GetAsync("jobs/%61%2Bb%2dc")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    public async Task Ids_are_told_apart_by_case(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("job");

        (await wire.PostJobAsync("Job")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-10")]
    public async Task A_job_and_a_file_may_have_the_same_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PutFileAsync("same")).Status.Should().Be(200);
        (await wire.PostJobAsync("same")).Status.Should().Be(200);

        (await wire.GetAsync("file/same")).Text.Should().Be("stream");
        (await wire.JobAsync("same")).ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Theory, AllHosts]
    public async Task A_job_id_cannot_contain_a_comma(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in (string[])["a,b", "a%2Cb"])
        {
            (await wire.PostJobAsync(id)).Status.Should().BeInRange(400, 500, id);
            (await wire.PutJobAsync(id)).Status.Should().BeInRange(400, 500, id);
        }

        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task Without_an_id_nothing_is_created(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostJobAsync("")).Status.Should().BeInRange(400, 500);
        (await wire.PutJobAsync("")).Status.Should().BeInRange(400, 500);
        (await wire.PutFileAsync("")).Status.Should().BeInRange(400, 500);

        wire.Server.Spss.Jobs.Should().BeEmpty();
        wire.Server.Spss.Files.Ids.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-09")]
    public async Task Doubled_slashes_are_tolerated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");
        await wire.PostJobAsync("j1");

        (await wire.SendAsync("GET", "/pm/v1//jobs//j1//status?accesskey=k")).Status.Should().Be(200);
        (await wire.SendAsync("GET", "//pm//v1/file//f1?accesskey=k")).Status.Should().Be(200);
        (await wire.DeleteAsync("jobs//j1")).Text.Should().Be("1");
        (await wire.DeleteAsync("file//f1")).Text.Should().Be("1");
    }

    [Theory, AllHosts]
    public async Task A_trailing_slash_is_tolerated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");
        await wire.PostJobAsync("j1");

        (await wire.GetAsync("jobs/j1/")).Status.Should().Be(200);
        (await wire.GetAsync("jobs/j1/status/")).Status.Should().Be(200);
        (await wire.GetAsync("file/f1/")).Status.Should().Be(200);
    }
}
