using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>The job, as the service describes it.</summary>
public sealed class JobObject
{
    private const string Recorded = """
        {"action":"BATCH_SCORE","model":{"id":"drug_cap_stream","name":"Drug1n_capitalized.str"},
         "setting":{"inputs":[{"odbc":{"dbRef":"db1","table":"DRUG_BATCH_DATA"},"node":"scoreInput","attributes":[]}],
                    "exports":[{"odbc":{"insertMode":"Create","dbRef":"db1","table":"RESULTS_DRUG"},"node":"Table","attributes":[]}]},
         "dbDefinitions":{"db1":{"db":"BLUDB","host":"h","password":"clear text","port":50000,"username":"u","type":"DashDB"}}}
        """;

    [Theory, BothDoors]
    public async Task The_recorded_submission_gets_the_recorded_answer(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.Namespace = "us-south$0001";
        wire.Server.Spss.Options.Tenant = "Tenant [instanceId=0001, planId=0002, appId=null, enable=true]";
        long now = wire.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        JsonElement job = (await wire.PostJobAsync("drug_job5", Recorded)).Json;

        using JsonDocument expected = JsonDocument.Parse($$$$"""
            {"namespace":"us-south$0001","storageId":"us-south$0001/drug_job5","action":"BATCH_SCORE","createdAt":{{{{now}}}},
             "creater":"Tenant [instanceId=0001, planId=0002, appId=null, enable=true]","id":"drug_job5",
             "model":{"id":"drug_cap_stream","name":"Drug1n_capitalized.str"},"status":"PENDING",
             "setting":{"exports":[{"odbc":{"insertMode":"Create","dbRef":"db1","table":"RESULTS_DRUG"},"node":"Table","attributes":[]}],
                        "inputs":[{"odbc":{"dbRef":"db1","table":"DRUG_BATCH_DATA"},"node":"scoreInput","attributes":[]}],"parameterOverride":[]},
             "dbDefinitions":{"db1":{"db":"BLUDB","host":"h","password":"clear text","port":50000,"username":"u","type":"DashDB"}}}
            """);
        JsonElement.DeepEquals(job, expected.RootElement).Should().BeTrue(job.GetRawText());
    }

    [Theory, BothDoors]
    public async Task The_recorded_job_succeeds_with_a_result_that_has_no_data_url(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Files.Add("drug_cap_stream", []);
        JsonElement submitted = (await wire.PostJobAsync("drug_job5", Recorded)).Json;
        await wire.AdvanceAsync(60);

        JsonElement job = await wire.JobAsync("drug_job5");

        job.Members().Should().BeEquivalentTo([.. submitted.Members(), "result", "finishedAt"]);
        job.Text("status").Should().Be("SUCCESS");
        job.GetProperty("result").GetRawText().Should().Be("""{"jobId":"drug_job5","jobStatus":"SUCCESS"}""");
        job.GetProperty("finishedAt").GetInt64().Should().BeGreaterThan(job.GetProperty("createdAt").GetInt64());
    }

    [Theory, BothDoors]
    public async Task Posting_putting_and_getting_describe_a_job_alike(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        JsonElement posted = (await wire.PostJobAsync("drug_job5", Recorded)).Json;
        JsonElement put = (await wire.PutJobAsync("drug_job5", Recorded)).Json;

        put.Members().Should().BeEquivalentTo(posted.Members());
        JsonElement.DeepEquals(put, await wire.JobAsync("drug_job5")).Should().BeTrue();
    }

    [Theory, BothDoors]
    public async Task Members_that_were_not_set_are_absent(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        JsonElement job = (await wire.PostJobAsync("j1")).Json;

        job.Members().Should().NotContain(["dbDefinitions", "outputType", "result", "finishedAt"]);
        job.GetProperty("model").GetRawText().Should().Be("""{"id":"drug1n"}""");
    }

    [Theory, BothDoors]
    public async Task Parameter_overrides_are_an_empty_array_when_they_were_not_set(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        JsonElement job = (await wire.PostJobAsync("j1", SpssCalls.Definition("TRAINING"))).Json;

        job.GetProperty("setting").GetRawText().Should().Be("""{"parameterOverride":[]}""");
    }

    [Theory, BothDoors]
    public async Task Parameter_overrides_are_echoed_as_they_were_sent(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        const string setting = """{"parameterOverride":[{"name":"a","value":"1"},{"name":"b \"c\"","value":""}]}""";

        await AssertEchoAsync(wire, SpssCalls.Definition("RUN_STREAM", setting), "setting", setting);
    }

    [Theory, BothDoors]
    public async Task The_port_is_echoed_as_the_number_or_the_string_that_was_sent(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string port in (string[])["50000", "\"50000\""])
        {
            string databases = $$$"""{"d":{"type":"DB2","host":"h","port":{{{port}}},"db":"b","username":"u","password":"p"}}""";

            await AssertEchoAsync(wire, $$"""{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{{databases}}}""", "dbDefinitions", databases);
        }
    }

    [Theory, BothDoors]
    public async Task The_options_of_a_database_are_echoed_even_when_they_are_empty(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string options in (string[])["", "Security=SSL", "EnableQuotedIdentifiers=1"])
        {
            string databases = $$$"""{"d":{"type":"DB2","host":"h","port":1,"db":"b","username":"u","password":"p","options":"{{{options}}}"}}""";

            await AssertEchoAsync(wire, $$"""{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{{databases}}}""", "dbDefinitions", databases);
        }
    }

    [Theory, BothDoors]
    public async Task All_fifteen_database_types_are_accepted(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string type in "ApacheHive DashDB DB2 Greenplum Impala Informix MySQL Oracle PostgreSQL ProgressOpenEdge Salesforce SQLServer Sybase SybaseIQ Teradata".Split(' '))
        {
            string databases = $$$"""{"{{{type}}}":{"type":"{{{type}}}","host":"h","port":1,"db":"b","username":"u","password":"p"}}""";

            await AssertEchoAsync(wire, $$"""{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":{{databases}}}""", "dbDefinitions", databases);
        }
    }

    [Theory, BothDoors]
    public async Task Every_insert_mode_bulk_loading_and_attributes_are_echoed(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach ((string mode, string bulk) in ((string, string)[])[("Append", "Off"), ("Create", "ODBC"), ("Drop", "Off"), ("Refresh", "ODBC")])
        {
            string setting = $$$"""
                {"exports":[{"node":"Table","odbc":{"dbRef":"d","table":"T","insertMode":"{{{mode}}}"},"bulkLoading":"{{{bulk}}}","attributes":[]}],
                 "inputs":[{"node":"in","odbc":{"dbRef":"d","table":"S"},"attributes":[]}],"parameterOverride":[]}
                """;

            await AssertEchoAsync(wire, SpssCalls.Definition("BATCH_SCORE", setting), "setting", setting);
        }
    }

    [Theory, BothDoors]
    public async Task Attributes_that_were_not_sent_are_absent(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        const string setting = """{"inputs":[{"node":"in","odbc":{"dbRef":"d","table":"S"}}],"parameterOverride":[]}""";

        await AssertEchoAsync(wire, SpssCalls.Definition("TRAINING", setting), "setting", setting);
    }

    [Theory, BothDoors]
    public async Task Every_report_format_is_accepted_with_every_action(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string action in (string[])["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
        {
            foreach (string format in (string[])["HTML", "JPG", "PNG", "RTF", "SAV", "TAB", "XML"])
            {
                string setting = $$"""{"reportFormat":"{{format}}","parameterOverride":[]}""";

                await AssertEchoAsync(wire, SpssCalls.Definition(action, setting), "setting", setting);
            }
        }
    }

    [Theory, BothDoors]
    public async Task The_undocumented_output_type_of_the_recorded_client_is_accepted_and_echoed(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        await AssertEchoAsync(wire, """{"action":"TRAINING","model":{"id":"m"},"outputType":"DATA_URL"}""", "outputType", "\"DATA_URL\"");
    }

    [Theory, BothDoors]
    public async Task Text_beyond_ASCII_comes_back_as_it_went(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

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
