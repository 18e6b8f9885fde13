using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>POST /jobFlowDefns/{id}</c></summary>
public sealed class ExecuteJobFlow
{
    [Theory, AllHosts]
    [Clause("DF-U-03", "DF-T-08", "DF-T-10", "DF-T-11", "DF-T-12", "DF-T-14", "DF-E-02", "DF-E-04", "DF-E-05", "DF-E-06")]
    public async Task Execution_answers_200_with_a_collection_of_exactly_one_status(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow("100Exp.ddf");

        WireAnswer answer = await wire.ExecuteAsync("100Exp.ddf", DataFluxCalls.SampleInputs);

        answer.ShouldBeACollectionOf(1);
        JsonElement job = answer.OnlyItem();
        job.Text("jobFlowId").Should().Be("MTAwRXhwLmRkZg==");
        job.Text("name").Should().Be("100Exp.ddf");
        job.Text("state").Should().BeOneOf("queued", "running");
        (await wire.JobIdsAsync()).Should().Equal(job.Text("id"));
    }

    [Theory, AllHosts]
    [Clause("DF-E-03")]
    public async Task Any_other_content_type_answers_400_and_starts_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        foreach (string? type in (string?[])
                 [null, "", "application/json", "text/plain", "application/vnd.sas.datamgmt.jobflow.metadata", MediaType.Definition, MediaType.Metadata + "x"])
        {
            (await wire.ExecuteAsync("f.djf", "{}", type)).Status.Should().Be(400, type);
        }

        (await wire.JobIdsAsync()).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-O-35")]
    public async Task A_charset_parameter_is_tolerated(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        foreach (string parameter in (string[])["; charset=utf-8", ";charset=\"UTF-8\"", " ; charset=utf-8"])
        {
            (await wire.ExecuteAsync("f.djf", "{}", MediaType.Metadata + parameter)).Status.Should().Be(200, parameter);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-A-10", "DF-M-16")]
    public async Task Inputs_may_be_absent_or_empty(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        foreach (string body in (string[])["{}", """{"inputs":{}}""", " { } "])
        {
            (await wire.ExecuteAsync("f.djf", body)).Status.Should().Be(200, body);
        }

        wire.Server.DataFlux.Jobs.Should().HaveCount(3).And.OnlyContain(job => job.Inputs.GetRawText() == "{}");
    }

    [Theory, AllHosts]
    [Clause("DF-O-36")]
    public async Task Execution_without_a_body_is_like_one_without_inputs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        (await wire.ExecuteAsync("f.djf", "")).ShouldBeACollectionOf(1);

        wire.Server.DataFlux.Jobs.Single().Inputs.GetRawText().Should().Be("{}");
    }

    [Theory, AllHosts]
    [Clause("DF-M-02", "DF-M-12")]
    public async Task A_whole_metadata_document_is_accepted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.JobFlows.SetMetadata("f.djf", DataFluxCalls.SampleInputs);

        WireAnswer metadata = await wire.GetAsync(DataFluxCalls.FlowPath("f.djf", "/metadata"));

        (await wire.ExecuteAsync("f.djf", metadata.Text)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-E-01")]
    public async Task The_inputs_reach_the_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.WhenExecuted(job => job.FlowName == "f.djf" && job.UserName == "PUBLIC" && job.Input("Logging") == "disable").ThenFail("no");

        await wire.ExecuteAsync("f.djf", DataFluxCalls.SampleInputs);
        await wire.ExecuteAsync("f.djf", """{"inputs":{"Logging":"enable"}}""");
        await wire.ExecuteAsync("f.djf", """{"inputs":{"Logging":null}}""");
        await wire.AdvanceAsync(60);

        (await wire.GetAsync("/jobs")).Items().Select(job => job.Text("state")).Should().BeEquivalentTo("failed", "completed", "completed");
    }

    [Theory, AllHosts]
    [Clause("DF-M-11", "DF-M-14", "DF-M-15", "DF-T-05", "DF-T-06", "DF-T-07")]
    public async Task Values_may_be_empty_or_null_and_tables_may_have_no_rows_and_any_name(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        (await wire.ExecuteAsync("f.djf", """
            {"inputs":{"empty":"","blank":" "," ":"blank","null":null,"t 1":{"metadata":[{"name":"c","type":"string"}],"data":[]},
              "t 2":{"metadata":[{"name":"s","type":"string"},{"name":"i","type":"integer"}],"data":[["",null],[null,1]]}}}
            """)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-M-17", "DF-T-13", "DF-O-38")]
    public async Task Decimal_is_a_synonym_of_real_and_unknown_types_are_passed_on(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        (await wire.ExecuteAsync("f.djf", """
            {"inputs":{"t":{"metadata":[{"name":"a","type":"real"},{"name":"b","type":"decimal"},{"name":"c","type":"money"}],
              "data":[[1.5,1.5,"1 EUR"],[2,2,1.5],[-1e3,0,true],[null,null,null]]}}}
            """)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("DF-M-03")]
    public async Task No_outputs_are_returned(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        wire.Server.DataFlux.JobFlows.SetMetadata("f.djf", """{"outputs":{"Address":"secret"}}""");

        WireAnswer answer = await wire.ExecuteAsync("f.djf");
        await wire.AdvanceAsync(60);

        (answer.Text + (await wire.GetAsync("/jobs")).Text).Should().NotContain("outputs").And.NotContain("secret");
    }

    [Theory, AllHosts]
    [Clause("DF-M-11", "DF-E-07")]
    public async Task Malformed_JSON_answers_400_and_starts_nothing(ServerHost host) =>
        await AssertRefusedAsync(host, "{", "[]", "null", "\"x\"", "1", "<inputs/>", "{\"inputs\":{}", """{"inputs":[]}""", """{"inputs":"x"}""");

    [Theory, AllHosts]
    [Clause("DF-O-42")]
    public async Task A_member_that_occurs_twice_answers_400_and_starts_nothing(ServerHost host) => await AssertRefusedAsync(
        host,
        """{"inputs":{"a":"1","a":"2"}}""",
        """{"inputs":{"a":"1","\u0061":"2"}}""",
        """{"inputs":{"a":"1"},"inputs":{"b":"2"}}""",
        """{"inputs":{"t":{"metadata":[{"name":"c","name":"d","type":"string"}],"data":[]}}}""");

    [Theory, AllHosts]
    [Clause("DF-M-13")]
    public async Task A_value_that_is_neither_text_nor_null_nor_a_table_answers_400_and_starts_nothing(ServerHost host) =>
        await AssertRefusedAsync(host, """{"inputs":{"a":1}}""", """{"inputs":{"a":true}}""", """{"inputs":{"a":["x"]}}""");

    [Theory, AllHosts]
    [Clause("DF-T-08", "DF-T-10", "DF-T-11", "DF-T-12", "DF-T-13", "DF-T-14", "DF-O-37")]
    public async Task A_cell_that_is_not_of_its_columns_type_answers_400_and_starts_nothing(ServerHost host) => await AssertRefusedAsync(host,
    [
        .. (((string, string)[])
        [
            ("string", "1"), ("string", "true"), ("integer", "1.5"), ("integer", "\"1\""), ("boolean", "\"true\""), ("boolean", "1"), ("real", "\"1.5\""),
            ("decimal", "false"), ("date", "\"13.10.2014\""), ("date", "\"2014-02-30\""), ("date", "20141013"), ("money", "{}"),
        ]).Select(cell => $$$$"""{"inputs":{"t":{"metadata":[{"name":"c","type":"{{{{cell.Item1}}}}"}],"data":[[{{{{cell.Item2}}}}]]}}}"""),
    ]);

    [Theory, AllHosts]
    [Clause("DF-T-01", "DF-T-02", "DF-T-03", "DF-T-04", "DF-O-37")]
    public async Task A_malformed_table_answers_400_and_starts_nothing(ServerHost host) => await AssertRefusedAsync(host,
    [
        .. ((string[])
        [
            "{}", """{"data":[]}""", """{"metadata":[{"name":"c","type":"string"}]}""", """{"metadata":[],"data":[]}""",
            """{"metadata":{},"data":[]}""", """{"metadata":[{"name":"c","type":"string"}],"data":{}}""",
            """{"metadata":[null],"data":[]}""", """{"metadata":[{"type":"string"}],"data":[]}""", """{"metadata":[{"name":"c"}],"data":[]}""",
            """{"metadata":[{"name":1,"type":"string"}],"data":[]}""",
            """{"metadata":[{"name":"c","type":"string"},{"name":"c","type":"string"}],"data":[]}""",
            """{"metadata":[{"name":"c","type":"string"}],"data":[[]]}""", """{"metadata":[{"name":"c","type":"string"}],"data":[["a","b"]]}""",
            """{"metadata":[{"name":"c","type":"string"}],"data":["a"]}""", """{"metadata":[{"name":"c","type":"string"}],"data":[["a"],null]}""",
            """{"metadata":[{"name":"c","type":"string"}],"data":[[{}]]}""", """{"metadata":[{"name":"c","type":"string"}],"data":[[["a"]]]}""",
        ]).Select(table => $$$"""{"inputs":{"good":"x","table":{{{table}}}}}"""),
    ]);

    [Theory, AllHosts]
    [Clause("DF-O-38")]
    public async Task An_over_long_string_is_accepted_with_a_line_in_the_log(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        JsonElement job = (await wire.ExecuteAsync("f.djf", """
            {"inputs":{"t":{"metadata":[{"name":"Narrow","type":"string","maxChars":3}],"data":[["abcd"]]}}}
            """)).OnlyItem();
        await wire.AdvanceAsync(60);

        (await wire.StateAsync(job.Text("id")!)).Should().Be("completed");
        (await wire.LogAsync(job.Text("id")!)).Should().Contain("Narrow");
    }

    [Theory, AllHosts]
    [Clause("DF-T-09", "DF-O-38")]
    public async Task A_string_is_over_long_from_one_character_above_maxChars(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        foreach ((string text, bool isOverLong) in ((string, bool)[])
                 [("", false), ("abc", false), ("abcd", true), ("日本語", false), ("日本語x", true), ("😀😀😀", false), ("a😀b", false), ("😀😀😀😀", true)])
        {
            string id = (await wire.ExecuteAsync("f.djf", $$$$"""
                {"inputs":{"t":{"metadata":[{"name":"Narrow","type":"string","maxChars":3}],"data":[["a"],["{{{{text}}}}"],[null]]}}}
                """)).OnlyItem().Text("id")!;

            (await wire.LogAsync(id)).Contains("Narrow", StringComparison.Ordinal).Should().Be(isOverLong, text);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-E-10")]
    public async Task An_unknown_flow_answers_404_and_a_malformed_id_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.ExecuteAsync("nobody.djf")).Status.Should().Be(404);
        foreach (string id in Identifiers.Malformed)
        {
            (await wire.SendAsync("POST", $"{DataFluxCalls.Base}/jobFlowDefns/{id}", DataFluxCalls.Body("{}", MediaType.Metadata))).Status.Should().Be(400, id);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-U-02", "DF-J-18")]
    public async Task Simultaneous_executions_are_jobs_of_their_own(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => wire.SubmitAsync()));

        ids.Should().OnlyHaveUniqueItems();
        (await wire.JobIdsAsync()).Should().BeEquivalentTo(ids);
    }

    private static async Task AssertRefusedAsync(ServerHost host, params string[] bodies)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        foreach (string body in bodies)
        {
            (await wire.ExecuteAsync("f.djf", body)).Status.Should().Be(400, body);
        }

        (await wire.JobIdsAsync()).Should().BeEmpty();
    }
}
