using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /</c></summary>
public sealed class Root
{
    [Theory, AllHosts]
    [Clause("DF-A-01", "DF-R-05", "DF-R-16")]
    public async Task The_root_is_JSON_of_version_and_links(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("/");

        answer.Status.Should().Be(200);
        answer.MediaTypeOf().Should().Be(MediaType.Json);
        answer.Json.Members().Should().BeEquivalentTo("version", "links");
        answer.Json.GetProperty("version").GetInt32().Should().Be(1);
    }

    [Theory, AllHosts]
    [Clause("DF-B-02", "DF-R-04", "DF-Q-17")]
    public async Task The_base_is_the_root_with_and_without_a_slash(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer without = await wire.GetAsync("");

        without.Status.Should().Be(200);
        without.Text.Should().Be((await wire.GetAsync("/")).Text);
    }

    [Theory, AllHosts]
    [Clause("DF-K-06", "DF-R-03", "DF-R-06", "DF-R-07", "DF-R-08", "DF-R-09", "DF-R-10", "DF-R-11", "DF-R-12", "DF-R-13", "DF-R-14")]
    public async Task The_links_are_those_of_the_document_in_its_order(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/")).Json.LinkTable().Should().Equal(
            "jobFlowDefns GET /jobFlowDefns [application/vnd.sas.collection+json]",
            "create POST /jobFlowDefns [application/vnd.sas.datamgmt.jobflow+json]",
            "jobs GET /jobs [application/vnd.sas.collection+json]",
            "jobsByName GET /jobs?name={URL-encoded-name} [application/vnd.sas.collection+json]",
            "jobsByUser GET /jobs?user={URL-encoded-name} [application/vnd.sas.collection+json]",
            "jobsByState GET /jobs?state={jobState} [application/vnd.sas.collection+json]",
            "deleteJobsByState DELETE /jobs?state={jobState}",
            "serverInfo GET /serverInfo [application/json]",
            "delete DELETE /engines");
    }

    [Theory, AllHosts]
    [Clause("DF-R-15")]
    public async Task Templates_stand_in_href_as_they_stand_in_uri(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (JsonElement link in (await wire.GetAsync("/")).Json.Links())
        {
            link.Text("href").Should().EndWith(DataFluxCalls.Base + link.Text("uri"));
        }
    }

    [Theory, AllHosts]
    [Clause("DF-B-01")]
    public async Task A_path_next_to_the_base_is_not_found(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string path in (string[])["/SASDataMgmtBatchJob", "/SASDataMgmtBatchJob/restful", "/SASDataMgmtBatchJob/rest/nothing", "/SASDataMgmtRTDataJob/rest"])
        {
            (await wire.SendAsync("GET", path)).Status.Should().Be(404, path);
        }
    }
}
