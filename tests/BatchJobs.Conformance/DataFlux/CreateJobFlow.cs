using System.Text;
using System.Text.Json;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>POST /jobFlowDefns</c></summary>
public sealed class CreateJobFlow
{
    [Theory, AllHosts]
    [Clause("DF-C-11", "DF-C-12")]
    public async Task Creation_answers_200_with_the_definition_and_no_location(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.CreateAsync("Event for Logging.djf");

        answer.Status.Should().Be(200);
        answer.MediaTypeOf().Should().Be(MediaType.Definition);
        answer.Json.Text("id").Should().Be("RXZlbnQgZm9yIExvZ2dpbmcuZGpm");
        answer.Headers.Should().NotContainKey("Location");
        answer.Text.Should().Be((await wire.GetAsync(DataFluxCalls.FlowPath("Event for Logging.djf"))).Text);
    }

    [Theory, AllHosts]
    [Clause("DF-N-04", "DF-N-10", "DF-D-14", "DF-C-01")]
    public async Task The_content_arrives_byte_for_byte(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        byte[] content = [0xEF, 0xBB, 0xBF, .. "<x/>\r\n"u8, 0, 0xFF];

        (await wire.PostAsync(DataFluxCalls.Upload("f.djf", content))).Json.GetProperty("size").GetInt32().Should().Be(content.Length);

        wire.Server.DataFlux.JobFlows["f.djf"].Should().Equal(content);
    }

    [Theory, AllHosts]
    public async Task The_version_may_be_missing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostAsync("""{"name":"f.djf","content":"PHgvPg=="}""")).Status.Should().Be(200);

        wire.Server.DataFlux.JobFlows["f.djf"].Should().Equal("<x/>"u8.ToArray());
    }

    [Theory, AllHosts]
    [Clause("DF-C-06", "DF-C-17")]
    public async Task An_existing_name_answers_409_and_keeps_the_content(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("f.djf", "<old/>");

        (await wire.CreateAsync("f.djf", "<new/>")).Status.Should().Be(409);

        wire.Server.DataFlux.JobFlows["f.djf"].Should().Equal("<old/>"u8.ToArray());
    }

    [Theory, AllHosts]
    [Clause("DF-O-18")]
    public async Task Names_are_case_sensitive_unless_configured_otherwise(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("f.djf");
        (await wire.CreateAsync("F.djf")).Status.Should().Be(200);

        wire.Server.DataFlux.Options.NameIsCaseSensitive = false;

        (await wire.CreateAsync("F.DJF")).Status.Should().Be(409);
    }

    [Theory, AllHosts]
    [Clause("DF-C-03")]
    public async Task The_content_is_not_validated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.CreateAsync("f.djf", "<not xml")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-N-07", "DF-C-07", "DF-C-08")]
    public async Task A_name_can_have_a_relative_path(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.CreateAsync("a/b c/d.djf");

        answer.Json.Text("name").Should().Be("a/b c/d.djf");
        (await wire.GetAsync(DataFluxCalls.FlowPath("a/b c/d.djf", "/content"))).Text.Should().Be(DataFluxCalls.Xml);
        (await wire.CreateAsync("a/b c/e.djf")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-C-13", "DF-O-42")]
    public async Task Malformed_requests_answer_400_and_create_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string body in (string[])
                 ["", "{", "[]", "null", "\"x\"", "{}", """{"name":"f.djf"}""", """{"content":"PHgvPg=="}""",
                     """{"name":null,"content":"PHgvPg=="}""", """{"name":1,"content":"PHgvPg=="}""",
                     """{"name":"f.djf","content":null}""", """{"name":"f.djf","content":{}}""", """{"name":"f.djf","content":"PHgvPg==",}x""",
                     """{"name":"f.djf","name":"g.djf","content":"PHgvPg=="}"""])
        {
            (await wire.PostAsync(body)).Status.Should().Be(400, body);
        }

        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-N-10", "DF-N-11", "DF-C-13")]
    public async Task Content_that_is_not_Base64_answers_400_and_creates_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string content in (string[])
                 ["PHgvPg=", "PHgvPg", "P", "====", "<x/>", "PHgv*g==", "PHgvPg==PHgv",
                     "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiIHN0YW5kYWxvbmU9Im5vIiA/yb3A+DQogICAgPC9wcm9wc2V0Pg=="])
        {
            (await wire.PostAsync($$"""{"name":"f.djf","content":"{{content}}"}""")).Status.Should().Be(400, content);
        }

        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-C-18", "DF-O-14")]
    public async Task A_content_above_the_limit_answers_413_and_creates_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.MaxContentBytes = 1000;

        (await wire.PostAsync(DataFluxCalls.Upload("f.djf", new byte[1001]))).Status.Should().Be(413);
        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();

        (await wire.PostAsync(DataFluxCalls.Upload("f.djf", new byte[1000]))).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-O-14")]
    public async Task The_limit_is_16_MiB_by_default(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostAsync(DataFluxCalls.Upload("f.djf", new byte[(16 << 20) + 1]))).Status.Should().Be(413);
        (await wire.PostAsync(DataFluxCalls.Upload("f.djf", new byte[16 << 20]))).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-O-35")]
    public async Task The_content_type_is_not_enforced_as_on_a_server(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        foreach (string? type in (string?[])[null, "application/json", "text/plain", MediaType.JobFlow + "; charset=utf-8"])
        {
            (await wire.PostAsync(DataFluxCalls.Upload($"{type?.Length}.djf", [1]), type)).Status.Should().Be(200, type);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-C-02", "DF-O-35")]
    public async Task The_content_type_can_be_enforced_with_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.UploadNeedsContentType = true;

        foreach (string? type in (string?[])[null, "", "application/json", MediaType.Definition, MediaType.JobFlow + "x"])
        {
            (await wire.PostAsync(DataFluxCalls.Upload("f.djf", [1]), type)).Status.Should().Be(400, type);
        }

        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();
        (await wire.PostAsync(DataFluxCalls.Upload("f.djf", [1]))).Status.Should().Be(200);
        (await wire.PostAsync(DataFluxCalls.Upload("g.djf", [1]), "APPLICATION/vnd.sas.datamgmt.jobflow+json; charset=utf-8")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-C-06")]
    public async Task Of_simultaneous_creations_of_one_name_one_succeeds(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => wire.CreateAsync("f.djf", $"<x{number}/>")));

        answers.Where(answer => answer.Status == 200).Should().ContainSingle();
        answers.Where(answer => answer.Status == 409).Should().HaveCount(15);
        int winner = Array.FindIndex(answers, answer => answer.Status == 200);
        Encoding.UTF8.GetString(wire.Server.DataFlux.JobFlows["f.djf"]).Should().Be($"<x{winner}/>");
    }

    [Theory, AllHosts]
    public async Task A_flow_made_by_the_test_is_like_one_that_was_uploaded(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("f.djf");
        string added = (await wire.GetAsync(DataFluxCalls.FlowPath("f.djf"))).Text;
        await wire.DeleteAsync(DataFluxCalls.FlowPath("f.djf"));

        JsonElement uploaded = (await wire.CreateAsync("f.djf")).Json;

        uploaded.GetRawText().Should().Be(added);
    }
}
