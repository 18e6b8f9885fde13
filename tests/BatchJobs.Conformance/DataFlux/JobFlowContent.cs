using System.Text.Json;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET</c> and <c>PUT /jobFlowDefns/{id}/content</c></summary>
public sealed class JobFlowContent
{
    private static readonly string Path = DataFluxCalls.FlowPath("f.djf", "/content");

    [Theory, AllHosts]
    [Clause("DF-A-09", "DF-N-01", "DF-N-03", "DF-F-08", "DF-F-09", "DF-F-16")]
    public async Task The_content_comes_back_byte_for_byte_in_its_media_type(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (byte[] content in (byte[][])[[], [0], [0xEF, 0xBB, 0xBF, .. "<x/>\r\n\n\r"u8], [0xFF, 0xFE, 0x3C, 0], [.. Enumerable.Range(0, 256).Select(value => (byte)value)]])
        {
            wire.AddFlow();
            (await wire.PutContentAsync("f.djf", content)).Status.Should().Be(200);

            WireAnswer answer = await wire.GetAsync(Path);

            answer.Status.Should().Be(200);
            answer.MediaTypeOf().Should().Be(MediaType.Content);
            answer.Bytes.Should().Equal(content);
            await wire.DeleteAsync(DataFluxCalls.FlowPath("f.djf"));
        }
    }

    [Theory, AllHosts]
    [Clause("DF-S-07", "DF-D-12", "DF-D-15", "DF-F-17", "DF-F-19", "DF-F-20")]
    public async Task An_update_answers_the_definition_with_new_size_and_time_and_the_same_name_and_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement before = (await wire.CreateAsync("f.djf", "<old/>")).Json;
        await wire.AdvanceAsync(61);

        WireAnswer answer = await wire.PutContentAsync("f.djf", new byte[77]);

        answer.Status.Should().Be(200);
        answer.MediaTypeOf().Should().Be(MediaType.Definition);
        answer.Json.GetProperty("size").GetInt32().Should().Be(77);
        answer.Json.Text("modifiedTimeStamp").Should().NotBe(before.Text("modifiedTimeStamp"));
        answer.Json.Text("id").Should().Be(before.Text("id"));
        answer.Json.Text("name").Should().Be("f.djf");
        answer.Text.Should().Be((await wire.GetAsync(DataFluxCalls.FlowPath("f.djf"))).Text);
    }

    [Theory, AllHosts]
    [Clause("DF-D-15")]
    public async Task Reading_does_not_change_the_time_stamp(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement before = (await wire.CreateAsync("f.djf")).Json;
        await wire.RunAsync("f.djf");
        await wire.GetAsync(Path);

        (await wire.GetAsync(DataFluxCalls.FlowPath("f.djf"))).Json.Text("modifiedTimeStamp").Should().Be(before.Text("modifiedTimeStamp"));
    }

    [Theory, AllHosts]
    [Clause("DF-F-13", "DF-F-24")]
    public async Task An_update_never_creates(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PutContentAsync("f.djf", [1])).Status.Should().Be(404);
        (await wire.GetAsync(Path)).Status.Should().Be(404);

        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-C-05")]
    public async Task An_update_is_not_validated_and_its_execution_fails_with_the_engines_message(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        (await wire.PutContentAsync("f.djf", "<not xml"u8.ToArray())).Status.Should().Be(200);

        string id = await wire.RunAsync("f.djf");

        (await wire.StateAsync(id)).Should().Be("failed");
        (await wire.LogAsync(id)).Should().NotBeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-F-25", "DF-O-14")]
    public async Task A_content_above_the_limit_answers_413_and_changes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.Options.MaxContentBytes = 1000;

        (await wire.PutContentAsync("f.djf", new byte[1001])).Status.Should().Be(413);
        (await wire.GetAsync(Path)).Text.Should().Be(DataFluxCalls.Xml);

        (await wire.PutContentAsync("f.djf", new byte[1000])).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-F-10", "DF-F-21")]
    public async Task Malformed_ids_answer_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string id in Identifiers.Malformed)
        {
            (await wire.GetAsync($"/jobFlowDefns/{id}/content")).Status.Should().Be(400, id);
            (await wire.CallAsync("PUT", $"/jobFlowDefns/{id}/content")).Status.Should().Be(400, id);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-N-02", "DF-O-35")]
    public async Task The_documents_type_and_its_alias_and_others_are_taken_as_on_a_server(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);
        wire.AddFlow();

        foreach (string? type in (string?[])[MediaType.Content, "application/xml", "text/xml; charset=utf-16", "application/json", null])
        {
            (await wire.PutContentAsync("f.djf", [1, 2], type)).Status.Should().Be(200, type);
        }
    }
}
