using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>A definition's members, as they come back.</summary>
public sealed class JobEcho
{
    [Theory, AllHosts]
    [Clause("SPSS-J-30", "SPSS-D-13", "SPSS-D-53")]
    public async Task Parameter_overrides_are_echoed_as_they_were_sent(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string setting = """{"parameterOverride":[{"name":"a","value":"1"},{"name":"b \"c\"","value":""}]}""";

        await AssertEchoAsync(wire, SpssCalls.Definition("RUN_STREAM", setting), "setting", setting);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-67")]
    public async Task The_port_is_echoed_as_the_number_or_the_string_that_was_sent(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string port in (string[])["50000", "\"50000\""])
        {
            string databases = $$$"""{"d":{"type":"DB2","host":"h","port":{{{port}}},"db":"b","username":"u","password":"p"}}""";

            await AssertEchoAsync(wire, $$"""{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{{databases}}}""", "dbDefinitions", databases);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-48", "SPSS-D-36", "SPSS-D-37", "SPSS-D-68")]
    public async Task The_options_of_a_database_are_echoed_even_when_they_are_empty(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string options in (string[])["", "Security=SSL", "EnableQuotedIdentifiers=1"])
        {
            string databases = $$$"""{"d":{"type":"DB2","host":"h","port":1,"db":"b","username":"u","password":"p","options":"{{{options}}}"}}""";

            await AssertEchoAsync(wire, $$"""{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{{databases}}}""", "dbDefinitions", databases);
        }
    }

    [Theory, AllHosts]
    [Clause(
        "SPSS-D-14", "SPSS-D-15", "SPSS-D-16", "SPSS-D-17", "SPSS-D-18", "SPSS-D-19", "SPSS-D-20", "SPSS-D-21",
        "SPSS-D-22", "SPSS-D-23", "SPSS-D-24", "SPSS-D-25", "SPSS-D-26", "SPSS-D-27", "SPSS-D-28", "SPSS-D-30",
        "SPSS-D-31", "SPSS-D-32", "SPSS-D-33", "SPSS-D-34", "SPSS-D-35", "SPSS-V-02")]
    public async Task All_fifteen_database_types_are_accepted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string type in (string[])
                 [
                     "ApacheHive", "DashDB", "DB2", "Greenplum", "Impala", "Informix", "MySQL", "Oracle", "PostgreSQL", "ProgressOpenEdge",
                     "Salesforce", "SQLServer", "Sybase", "SybaseIQ", "Teradata",
                 ])
        {
            string databases = $$$"""{"{{{type}}}":{"type":"{{{type}}}","host":"h","port":1,"db":"b","username":"u","password":"p"}}""";

            await AssertEchoAsync(wire, $$"""{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{{databases}}}""", "dbDefinitions", databases);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-13", "SPSS-D-46", "SPSS-V-03", "SPSS-V-04", "SPSS-V-05", "SPSS-V-07")]
    public async Task Every_insert_mode_bulk_loading_and_attributes_are_echoed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string mode, string bulk) in ((string, string)[])[("Append", "Off"), ("Create", "ODBC"), ("Drop", "Off"), ("Refresh", "ODBC")])
        {
            string setting = $$$"""
                {"exports":[{"node":"Table","odbc":{"dbRef":"d","table":"T","insertMode":"{{{mode}}}"},"bulkLoading":"{{{bulk}}}","attributes":[]}],
                 "inputs":[{"node":"in","odbc":{"dbRef":"d","table":"S"},"attributes":[]}],"parameterOverride":[]}
                """;

            await AssertEchoAsync(wire, SpssCalls.Definition("BATCH_SCORE", setting), "setting", setting);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-54", "SPSS-V-07")]
    public async Task Attributes_that_were_not_sent_are_absent(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        const string setting = """{"inputs":[{"node":"in","odbc":{"dbRef":"d","table":"S"}}],"parameterOverride":[]}""";

        await AssertEchoAsync(wire, SpssCalls.Definition("TRAINING", setting), "setting", setting);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-13", "SPSS-D-66")]
    public async Task Every_report_format_is_accepted_with_every_action(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
        {
            foreach (string format in (string[])["HTML", "JPG", "PNG", "RTF", "SAV", "TAB", "XML"])
            {
                string setting = $$"""{"reportFormat":"{{format}}","parameterOverride":[]}""";

                await AssertEchoAsync(wire, SpssCalls.Definition(action, setting), "setting", setting);
            }
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-65")]
    public async Task The_undocumented_output_type_of_the_recorded_client_is_accepted_and_echoed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        await AssertEchoAsync(wire, """{"action":"TRAINING","model":{"id":"m"},"outputType":"DATA_URL"}""", "outputType", "\"DATA_URL\"");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-48")]
    public async Task Text_beyond_ASCII_comes_back_as_it_went(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement job = (await wire.PostJobAsync("j1", """{"action":"TRAINING","model":{"id":"\u00e9\ud83d\ude00<'\"\\","name":"中"}}""")).Json;

        job.GetProperty("model").Text("id").Should().Be("\u00e9\U0001F600<'\"\\");
        job.GetProperty("model").Text("name").Should().Be("\u4e2d");
    }

    private static async Task AssertEchoAsync(Wire wire, string definition, string member, string expected)
    {
        WireAnswer answer = await wire.PutJobAsync("j1", definition);

        answer.Status.Should().BeOneOf([200, 201], answer.Text);
        using JsonDocument value = JsonDocument.Parse(expected);
        JsonElement.DeepEquals(answer.Json.GetProperty(member), value.RootElement).Should().BeTrue(answer.Text);
    }
}
