using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>Requests that the documents leave open, and what they print themselves and cannot mean.</summary>
public sealed class OpenCases
{
    [Theory, AllHosts]
    [Clause("SPSS-U-08")]
    public async Task Deleting_a_job_that_is_being_canceled_counts_0(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        WireAnswer again = await wire.DeleteAsync("jobs/j1");

        again.Status.Should().Be(200);
        again.Text.Should().Be("0");
        (await wire.StateAsync("j1")).Should().Be("CANCELING");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-06")]
    public async Task A_pending_job_that_is_put_keeps_its_time_of_creation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        long created = (await wire.PutJobAsync("j1")).Json.GetProperty("createdAt").GetInt64();
        await wire.AdvanceAsync(0.5);

        WireAnswer again = await wire.PutJobAsync("j1");

        again.Status.Should().Be(200);
        again.Json.GetProperty("createdAt").GetInt64().Should().Be(created);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-14")]
    public async Task Files_are_listed_in_the_order_of_their_creation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string[] ids = ["m", "z", "a", "10", "9"];
        foreach (string id in (string[])[.. ids, "m"])
        {
            await wire.PutFileAsync(id);
        }

        (await wire.GetAsync("file")).Json.EnumerateArray().Select(id => id.GetString()).Should().Equal(ids);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-41", "SPSS-D-45", "SPSS-D-51", "SPSS-U-16")]
    public async Task A_reference_to_a_database_that_is_not_defined_fails_the_job_at_its_end(ServerHost host)
    {
        foreach (string nodes in (string[])["inputs", "exports"])
        {
            await using Wire wire = await Wire.OpenAsync(host);
            await wire.PutFileAsync("drug1n");
            await wire.PostJobAsync("j1", SpssCalls.Definition("BATCH_SCORE", $$$"""{"{{{nodes}}}":[{"node":"n","odbc":{"dbRef":"nowhere","table":"T"}}]}"""));
            await wire.AdvanceAsync(5.9);
            (await wire.StateAsync("j1")).Should().Be("RUNNING", nodes);

            await wire.AdvanceAsync(0.2);

            (await wire.StateAsync("j1")).Should().Be("FAILED", nodes);
            (await wire.StatusAsync("j1")).Text("failureMsg").Should().Contain("nowhere");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-17")]
    public async Task A_definition_without_an_action_is_answered_with_500(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string definition in (string[])["""{"model":{"id":"m"}}""", """{"action":null,"model":{"id":"m"}}"""])
        {
            (await wire.PostJobAsync("j1", definition)).Status.Should().Be(500, definition);
            (await wire.PutJobAsync("j1", definition)).Status.Should().Be(500, definition);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-18")]
    public async Task A_job_identifier_with_a_comma_is_answered_with_500(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in (string[])["a,b", "a%2Cb", ","])
        {
            (await wire.PostJobAsync(id)).Status.Should().Be(500, id);
            (await wire.PutJobAsync(id)).Status.Should().Be(500, id);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-25")]
    public async Task A_wrong_verb_is_answered_with_405_and_the_right_ones(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string method, string path, string[] allowed) in ((string, string, string[])[])
                 [
                     ("POST", "jobs", ["GET"]), ("PATCH", "jobs/j1", ["GET", "POST", "PUT", "DELETE"]), ("PUT", "jobs/j1/status", ["GET"]),
                     ("DELETE", "file", ["GET"]), ("POST", "file/f1", ["GET", "PUT", "DELETE"]),
                 ])
        {
            WireAnswer answer = await wire.SendAsync(method, SpssCalls.Address(path));

            answer.Status.Should().Be(405, $"{method} {path}");
            answer.Headers["Allow"].Split(", ").Should().BeEquivalentTo(allowed, $"{method} {path}");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-26")]
    public async Task Namespace_and_tenant_have_made_up_values(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement job = (await wire.PostJobAsync("j1")).Json;

        job.Text("namespace").Should().Contain("$");
        job.Text("storageId").Should().Be(job.Text("namespace") + "/j1");
        job.Text("creater").Should().StartWith("Tenant [");
    }

    [Theory, AllHosts]
    [Clause("SPSS-X-09")]
    public async Task The_full_example_as_it_is_printed_is_no_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostJobAsync("j1", """{ "action": "TRAINING", "model": { "id": "str2" "name": "stream1.str" } }""");

        answer.Status.Should().Be(500);
        wire.Server.Spss.Jobs.Should().BeEmpty();
    }
}
