using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobFlowDefns/{id}/metadata</c></summary>
public sealed class JobFlowMetadata
{
    private const string Sample = """
        {"inputs":{"Process Priority":"low","Logging":"disable","dataTable":{
           "metadata":[{"name":"Full Name","type":"string","maxChars":255},{"name":"Age","type":"integer"},{"name":"Donor","type":"boolean"},
             {"name":"Birthday","type":"date"},{"name":"Temperature","type":"decimal"},{"name":"Later","type":"geometry"}],
           "data":[["sample string",2,true,"2014-10-13",5.5,"POINT(1 2)"],["another string",246,false,"2014-12-31",15.7075,null]]}},
         "outputs":{"Address":null,"RecordsProcessed":"2","dataTable":{
           "metadata":[{"name":"status","type":"string","maxChars":15},{"name":"status code","type":"integer"}],
           "data":[["success",1],["",null]]}}}
        """;

    private static readonly string Path = DataFluxCalls.FlowPath("dataSvcTypes.ddf", "/metadata");

    [Theory, AllHosts]
    [Clause("DF-M-01", "DF-M-19", "DF-M-22", "DF-F-37", "DF-F-40", "DF-F-41")]
    public async Task Metadata_tell_inputs_and_outputs_as_they_were_set(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("dataSvcTypes.ddf");
        wire.Server.DataFlux.JobFlows.SetMetadata("dataSvcTypes.ddf", Sample);

        WireAnswer answer = await wire.GetAsync(Path);

        answer.Status.Should().Be(200);
        answer.MediaTypeOf().Should().Be(MediaType.Metadata);
        JsonElement set = JsonDocument.Parse(Sample).RootElement;
        foreach (string member in (string[])["inputs", "outputs"])
        {
            JsonElement.DeepEquals(answer.Json.GetProperty(member), set.GetProperty(member)).Should().BeTrue(answer.Text);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-M-07", "DF-M-08", "DF-M-09")]
    public async Task Metadata_have_version_id_and_name_of_the_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("dataSvcTypes.ddf");
        wire.Server.DataFlux.JobFlows.SetMetadata("dataSvcTypes.ddf", Sample);

        JsonElement metadata = (await wire.GetAsync(Path)).Json;

        metadata.GetProperty("version").GetInt32().Should().Be(1);
        metadata.Text("id").Should().Be("ZGF0YVN2Y1R5cGVzLmRkZg==");
        metadata.Text("name").Should().Be("dataSvcTypes.ddf");
    }

    [Theory, AllHosts]
    [Clause("DF-M-10")]
    public async Task Metadata_tell_the_description_of_the_flow(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.JobFlows.Add("dataSvcTypes.ddf", "<x/>"u8.ToArray(), "a data service that exposes all available data types");

        (await wire.GetAsync(Path)).Json.Text("description").Should().Be("a data service that exposes all available data types");
    }

    [Theory, AllHosts]
    public async Task A_flow_without_set_metadata_has_metadata_nevertheless(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("dataSvcTypes.ddf");

        WireAnswer answer = await wire.GetAsync(Path);

        answer.Status.Should().Be(200);
        answer.Json.Members().Should().Contain(["version", "id", "name", "links"]);
    }

    [Theory, AllHosts]
    [Clause("DF-F-38")]
    public async Task Metadata_are_embedded_in_no_other_document(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("dataSvcTypes.ddf");
        wire.Server.DataFlux.JobFlows.SetMetadata("dataSvcTypes.ddf", Sample);
        await wire.RunAsync("dataSvcTypes.ddf");

        foreach (string path in (string[])["/jobFlowDefns", DataFluxCalls.FlowPath("dataSvcTypes.ddf"), "/jobs"])
        {
            (await wire.GetAsync(path)).Text.Should().NotContain("\"inputs\"").And.NotContain("\"outputs\"");
        }
    }

    [Theory, AllHosts]
    [Clause("DF-F-46", "DF-O-12")]
    public async Task An_invalid_document_answers_500_with_the_engines_message(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("dataSvcTypes.ddf", "<not xml");

        WireAnswer answer = await wire.GetAsync(Path);

        answer.Status.Should().Be(500);
        answer.Json.Text("message").Should().NotBeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-O-13")]
    public async Task A_document_with_a_document_type_is_not_loaded(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("dataSvcTypes.ddf", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>");

        (await wire.GetAsync(Path)).Status.Should().Be(500);
        (await wire.StateAsync(await wire.RunAsync("dataSvcTypes.ddf"))).Should().Be("failed");
    }

    [Theory, AllHosts]
    [Clause("DF-F-42", "DF-F-45")]
    public async Task An_unknown_flow_answers_404_and_a_malformed_id_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync(Path)).Status.Should().Be(404);
        foreach (string id in Identifiers.Malformed)
        {
            (await wire.GetAsync($"/jobFlowDefns/{id}/metadata")).Status.Should().Be(400, id);
        }
    }
}
