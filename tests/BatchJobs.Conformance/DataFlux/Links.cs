using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary>Which links stand on which document.</summary>
public sealed class Links
{
    private const string Flow = "/jobFlowDefns/MTAwRXhwLmRkZg==";

    [Theory, AllHosts]
    [Clause("DF-S-02", "DF-S-03", "DF-S-12")]
    public async Task A_summary_links_itself_and_its_deletion(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("100Exp.ddf");

        (await wire.GetAsync("/jobFlowDefns")).OnlyItem().LinkTable().Should().BeEquivalentTo(
            $"self GET {Flow} [{MediaType.Definition}]", $"delete DELETE {Flow}");
    }

    [Theory, AllHosts]
    [Clause("DF-K-06", "DF-K-07", "DF-D-02", "DF-D-03", "DF-D-04", "DF-D-05", "DF-D-06", "DF-D-07", "DF-D-08", "DF-D-09", "DF-D-16", "DF-F-48")]
    public async Task A_definition_links_all_that_can_be_done_with_the_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string[] expected =
        [
            $"self GET {Flow} [{MediaType.Definition}]", $"delete DELETE {Flow}", $"metadata GET {Flow}/metadata [{MediaType.Metadata}]",
            $"content GET {Flow}/content [{MediaType.Content}]", $"updateContent PUT {Flow}/content [{MediaType.Content}]",
            $"execute POST {Flow} [{MediaType.Metadata}]", $"jobs GET {Flow}/jobs [{MediaType.Collection}]", "up GET /jobFlowDefns",
        ];

        (await wire.CreateAsync("100Exp.ddf")).Json.LinkTable().Should().BeEquivalentTo(expected);
        (await wire.GetAsync(Flow)).Json.LinkTable().Should().BeEquivalentTo(expected);
        (await wire.PutContentAsync("100Exp.ddf", [1])).Json.LinkTable().Should().BeEquivalentTo(expected);
    }

    [Theory, AllHosts]
    [Clause("DF-M-04", "DF-M-05", "DF-M-06", "DF-M-21")]
    public async Task Metadata_link_execution_definition_and_themselves(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("100Exp.ddf");

        (await wire.GetAsync(Flow + "/metadata")).Json.LinkTable().Should().BeEquivalentTo(
            $"execute POST {Flow} [{MediaType.Metadata}]", $"up GET {Flow}", $"self GET {Flow}/metadata [{MediaType.Metadata}]");
    }

    [Theory, AllHosts]
    [Clause("DF-L-10")]
    public async Task The_collection_of_flows_links_up_only(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/jobFlowDefns")).Json.LinkTable().Should().Equal("up GET /");
    }

    [Theory, AllHosts]
    [Clause("DF-Q-15", "DF-Q-16")]
    public async Task The_collection_of_jobs_links_itself_and_up(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/jobs")).Json.LinkTable().Should().BeEquivalentTo($"self GET /jobs [{MediaType.Collection}]", "up GET /");
    }

    [Theory, AllHosts]
    [Clause("DF-O-33")]
    public async Task The_collection_of_one_job_links_itself_and_the_jobs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        WireAnswer executed = await wire.ExecuteAsync("f.djf");
        string id = executed.OnlyItem().Text("id")!;
        string[] expected = [$"self GET /jobs/{id} [{MediaType.Collection}]", "up GET /jobs"];

        executed.Json.LinkTable().Should().BeEquivalentTo(expected);
        (await wire.GetAsync(DataFluxCalls.JobPath(id))).Json.LinkTable().Should().BeEquivalentTo(expected);
    }

    [Theory, AllHosts]
    [Clause("DF-O-33")]
    public async Task The_collections_of_a_flows_jobs_and_of_a_filters_link_themselves_and_up(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("100Exp.ddf");

        (await wire.GetAsync(Flow + "/jobs")).Json.LinkTable().Should().BeEquivalentTo($"self GET {Flow}/jobs [{MediaType.Collection}]", $"up GET {Flow}");
        (await wire.GetAsync("/jobs?name=a%2Bb%20c.ddf")).Json.LinkTable().Should().BeEquivalentTo(
            $"self GET /jobs?name=a%2Bb%20c.ddf [{MediaType.Collection}]", "up GET /");
    }

    [Theory, AllHosts]
    [Clause("DF-J-10", "DF-J-14", "DF-O-08")]
    public async Task A_queued_job_links_flow_and_itself_only(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await QueuedAsync(wire);

        await AssertJobAsync(wire, id, [$"jobFlow GET {Flow} [{MediaType.Definition}]", $"self GET /jobs/{id} [{MediaType.Collection}]"]);
    }

    [Theory, AllHosts]
    [Clause("DF-K-07", "DF-J-04", "DF-J-05", "DF-J-06", "DF-J-07", "DF-J-11", "DF-J-16", "DF-J-33", "DF-O-03")]
    public async Task A_running_job_links_cancel_and_kill_and_no_deletion(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync("100Exp.ddf");
        await wire.AdvanceAsync(1);

        await AssertJobAsync(wire, id, [.. Always(id), $"cancel PUT /jobs/{id}/cancel", $"kill PUT /jobs/{id}/kill"]);
    }

    [Theory, AllHosts]
    [Clause("DF-J-10", "DF-J-14", "DF-J-15", "DF-J-36")]
    public async Task A_completed_failed_or_canceled_job_links_its_deletion_and_neither_cancel_nor_kill(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string state, string id) in await wire.RunToEveryEndAsync())
        {
            JsonElement job = await wire.JobAsync(id);

            job.Text("state").Should().Be(state);
            job.Rels().Should().BeEquivalentTo("jobFlow", "self", "log", "delete");
            job.LinkTable().Should().Contain($"delete DELETE /jobs/{id}").And.Contain($"log GET /jobs/{id}/log [text/plain]");
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-08")]
    public async Task A_queued_job_can_be_given_cancel_links_that_work(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.QueuedJobsHaveCancelLinks = true;
        string canceled = await QueuedAsync(wire);
        string killed = await QueuedAsync(wire);
        (await wire.JobAsync(canceled)).Rels().Should().BeEquivalentTo("jobFlow", "self", "cancel", "kill");

        (await wire.FollowAsync(await wire.JobAsync(canceled), "cancel")).Status.Should().Be(200);
        (await wire.FollowAsync(await wire.JobAsync(killed), "kill")).Status.Should().Be(200);
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(canceled)).Should().Be("canceled");
        (await wire.StateAsync(killed)).Should().Be("canceled");
    }

    [Theory, AllHosts]
    [Clause("DF-K-01", "DF-K-02", "DF-K-03", "DF-K-04", "DF-K-05", "DF-O-34")]
    public async Task Every_link_has_href_method_rel_and_uri_and_a_type_unless_it_deletes_or_cancels(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("100Exp.ddf");
        await wire.RunToEveryEndAsync();

        foreach (string path in (string[])["/", "/jobFlowDefns", Flow, Flow + "/metadata", Flow + "/jobs", "/jobs", "/serverInfo"])
        {
            JsonElement document = (await wire.GetAsync(path)).Json;
            IEnumerable<JsonElement> links = document.TryGetProperty("items", out JsonElement items)
                ? [.. document.Links(), .. items.EnumerateArray().SelectMany(item => item.Links())]
                : document.Links();
            foreach (JsonElement link in links)
            {
                string? method = link.Text("method");
                link.Text("uri").Should().StartWith("/");
                link.Members().Where(member => member != "type").Should().BeEquivalentTo("href", "method", "rel", "uri");
                link.TryGetProperty("type", out _).Should().Be(method is "GET" or "POST" || link.Text("rel") == "updateContent", $"{link}");
                link.Text("href").Should().Be($"{wire.Address.AbsoluteUri.TrimEnd('/')}{DataFluxCalls.Base}/{link.Text("uri")!.TrimStart('/')}");
            }
        }
    }

    [Theory, AllHosts]
    [Clause("DF-K-01")]
    public async Task The_authority_of_href_is_that_of_the_request(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.CallAsync("GET", "/jobs", ("Host", "dm.example.org:21036"));

        answer.Json.Link("self").Text("href").Should().Be("http://dm.example.org:21036/SASDataMgmtBatchJob/rest/jobs");
    }

    private static async Task<string> QueuedAsync(Wire wire)
    {
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(30));
        string id = await wire.SubmitAsync("100Exp.ddf");
        await wire.AdvanceAsync(1);
        return id;
    }

    private static string[] Always(string id) =>
    [
        $"jobFlow GET {Flow} [{MediaType.Definition}]", $"self GET /jobs/{id} [{MediaType.Collection}]", $"log GET /jobs/{id}/log [text/plain]",
    ];

    private static async Task AssertJobAsync(Wire wire, string id, string[] links)
    {
        foreach (string path in (string[])[DataFluxCalls.JobPath(id), "/jobs", Flow + "/jobs"])
        {
            (await wire.GetAsync(path)).OnlyItem().LinkTable().Should().BeEquivalentTo(links, path);
        }
    }
}
