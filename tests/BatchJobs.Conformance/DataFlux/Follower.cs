using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>A client that starts at the root and knows nothing but the document's link relations, members and media types.</summary>
public sealed class Follower
{
    private const string JobFlow = """{"name":"Event for Logging.djf","content":"PHByb3BzZXQvPg=="}""";

    [Theory, AllHosts]
    [Clause("DF-S-02", "DF-S-03", "DF-K-06", "DF-D-02", "DF-D-04", "DF-D-05", "DF-D-06", "DF-R-06", "DF-R-07", "DF-C-01", "DF-F-16")]
    public async Task It_uploads_reads_updates_and_deletes_a_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement root = await RootAsync(wire);
        JsonElement created = (await FollowAsync(wire, root, "create", JobFlow)).Json;

        (await FollowAsync(wire, created, "content")).Text.Should().Be("<propset/>");
        (await FollowAsync(wire, created, "updateContent", "<propset />")).Json.GetProperty("size").GetInt32().Should().Be(11);
        JsonElement summary = (await FollowAsync(wire, root, "jobFlowDefns")).OnlyItem();
        JsonElement flow = (await FollowAsync(wire, summary, "self")).Json;
        (await FollowAsync(wire, flow, "content")).Text.Should().Be("<propset />");
        (await FollowAsync(wire, flow, "metadata")).Json.Text("name").Should().Be("Event for Logging.djf");
        (await FollowAsync(wire, summary, "delete")).Status.Should().Be(204);

        (await FollowAsync(wire, flow, "up")).Items().Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-U-09", "DF-D-08", "DF-M-04", "DF-J-04", "DF-J-05", "DF-J-06", "DF-J-15", "DF-R-08")]
    public async Task It_executes_reads_the_log_and_deletes_the_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement root = await RootAsync(wire);
        await FollowAsync(wire, root, "create", JobFlow);
        JsonElement flow = (await FollowAsync(wire, (await FollowAsync(wire, root, "jobFlowDefns")).OnlyItem(), "self")).Json;
        JsonElement metadata = (await FollowAsync(wire, flow, "metadata")).Json;

        JsonElement job = (await FollowAsync(wire, metadata, "execute", DataFluxCalls.SampleInputs)).OnlyItem();
        while (job.Text("state") is "queued" or "running")
        {
            await wire.AdvanceAsync(1);
            job = (await FollowAsync(wire, job, "self")).OnlyItem();
        }

        job.Text("state").Should().Be("completed");
        WireAnswer log = await FollowAsync(wire, job, "log");
        log.Status.Should().Be(200);
        log.MediaTypeOf().Should().Be("text/plain");
        (await FollowAsync(wire, flow, "jobs")).OnlyItem().Text("id").Should().Be(job.Text("id"));
        (await FollowAsync(wire, job, "jobFlow")).Json.Text("name").Should().Be(job.Text("name"));
        (await FollowAsync(wire, job, "delete")).Status.Should().Be(204);
        (await FollowAsync(wire, root, "jobs")).Items().Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-D-07", "DF-J-07", "DF-J-11")]
    public async Task It_cancels_and_kills_under_any_style_of_links(ServerHost host)
    {
        foreach ((string cancel, string kill) in ((string, string)[])[("/jobs/{id}/cancel", "/jobs/{id}/kill"), ("/jobs/{id}?action=cancel", "/jobs/{id}?action=kill")])
        {
            await using Wire wire = await Wire.OpenAsync(host);
            wire.Server.DataFlux.Options.CancelLink = cancel;
            wire.Server.DataFlux.Options.KillLink = kill;
            wire.Server.DataFlux.WhenExecuted(_ => true).RunFor(Timeout.InfiniteTimeSpan);
            JsonElement root = await RootAsync(wire);
            JsonElement flow = (await FollowAsync(wire, root, "create", JobFlow)).Json;

            foreach (string rel in (string[])["cancel", "kill"])
            {
                JsonElement job = (await FollowAsync(wire, flow, "execute", "{}")).OnlyItem();
                await wire.AdvanceAsync(1);
                job = (await FollowAsync(wire, job, "self")).OnlyItem();
                (await FollowAsync(wire, job, rel)).Status.Should().Be(200);
                await wire.AdvanceAsync(10);
                job = (await FollowAsync(wire, job, "self")).OnlyItem();

                job.Text("state").Should().Be("canceled");
                (await FollowAsync(wire, job, "log")).Status.Should().Be(200);
                (await FollowAsync(wire, job, "delete")).Status.Should().Be(204);
            }
        }
    }

    [Theory, AllHosts]
    [Clause("DF-R-09", "DF-R-10", "DF-R-11", "DF-R-12")]
    public async Task It_selects_and_deletes_jobs_through_the_roots_templates(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement root = await RootAsync(wire);
        JsonElement flow = (await FollowAsync(wire, root, "create", JobFlow)).Json;
        await FollowAsync(wire, flow, "execute", "{}");
        await wire.AdvanceAsync(60);

        foreach ((string rel, string value) in ((string, string)[])[("jobsByName", "Event for Logging.djf"), ("jobsByUser", "PUBLIC"), ("jobsByState", "completed")])
        {
            (await FollowAsync(wire, root, rel, variable: value)).Items().Should().ContainSingle(rel);
            (await FollowAsync(wire, root, rel, variable: rel == "jobsByState" ? "failed" : "x")).Items().Should().BeEmpty(rel);
        }

        (await FollowAsync(wire, root, "deleteJobsByState", variable: "completed")).Status.Should().Be(204);
        (await FollowAsync(wire, root, "jobs")).Items().Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-D-09", "DF-M-05", "DF-R-13", "DF-Q-16")]
    public async Task It_finds_its_way_up_from_everywhere(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement root = await RootAsync(wire);
        JsonElement flow = (await FollowAsync(wire, root, "create", JobFlow)).Json;
        JsonElement execution = (await FollowAsync(wire, flow, "execute", "{}")).Json;
        JsonElement metadata = (await FollowAsync(wire, flow, "metadata")).Json;
        JsonElement info = (await FollowAsync(wire, root, "serverInfo")).Json;

        foreach (JsonElement start in (JsonElement[])[flow, execution, metadata, info])
        {
            JsonElement document = start;
            for (int steps = 0; document.Rels().Contains("up") && steps < 5; steps++)
            {
                document = (await FollowAsync(wire, document, "up")).Json;
            }

            document.GetRawText().Should().Be(root.GetRawText());
        }
    }

    [Theory, AllHosts]
    [Clause("DF-R-14")]
    public async Task It_deletes_the_engines(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await FollowAsync(wire, await RootAsync(wire), "delete")).Status.Should().Be(204);
    }

    private static async Task<JsonElement> RootAsync(Wire wire) => (await wire.SendAsync("GET", "/SASDataMgmtBatchJob/rest")).Json;

    private static async Task<WireAnswer> FollowAsync(Wire wire, JsonElement document, string rel, string? body = null, string? variable = null)
    {
        HttpContent? content = body is null ? null : DataFluxCalls.Body(body, document.Link(rel).Text("type"));
        WireAnswer answer = await wire.FollowAsync(document, rel, content, variable);
        if (answer.Status == 200 && document.Link(rel).Text("method") == "GET" && rel != "up")
        {
            answer.MediaTypeOf().Should().Be(document.Link(rel).Text("type"), rel);
        }

        return answer;
    }
}
