using System.Text;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

/// <summary>What callers of the live service are known to send beyond the documents' samples.</summary>
public class ParseCallerTests
{
    [Theory]
    [Clause("SPSS-D-67")]
    [InlineData("\"50000\"", 50000)]
    [InlineData("50000", 50000)]
    [InlineData("\"1\"", 1)]
    [InlineData("\"65535\"", 65535)]
    public void A_port_may_be_a_number_or_a_text(string port, int expected)
    {
        string json = WithDatabase($$"""{ "type": "DashDB", "host": "h", "port": {{port}}, "db": "d", "username": "u", "password": "p", "options": "" }""");

        JobDefinition parsed = JobDefinition.Parse(json);

        parsed.Databases[0].Port.Should().Be(expected);
        parsed.Databases[0].Options.Should().BeEmpty();
        parsed.ToJson().Should().Be(json);
    }

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"65536\"")]
    [InlineData("\"080\"")]
    [InlineData("\" 80\"")]
    [InlineData("\"80\\n\"")]
    [InlineData("\"٨٠\"")]
    [InlineData("\"\"")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("true")]
    [InlineData("null")]
    public void Other_ports_are_errors(string port) =>
        JobDefinition.Validate(WithDatabase($$"""{ "type": "DashDB", "host": "h", "port": {{port}}, "db": "d", "username": "u", "password": "p" }"""))
            .Should().ContainSingle().Which.Path.Should().Be("/dbDefinitions/db/port");

    [Fact]
    [Clause("SPSS-D-65", "SPSS-D-66")]
    public void Ibms_own_training_has_an_output_type_and_a_report_format()
    {
        JobDefinition parsed = JobDefinition.Parse(
            """{"action":"TRAINING","model":{"id":"m","name":"m.str"},"outputType":"DATA_URL","setting":{"reportFormat":"TAB","inputs":[],"parameterOverride":[]}}""");

        parsed.OutputType.Should().Be("DATA_URL");
        parsed.ReportFormat.Should().Be(ReportFormat.Tab);
    }

    [Fact]
    [Clause("SPSS-D-69")]
    public void A_run_stream_may_export()
    {
        JobDefinition parsed = JobDefinition.Parse("""
            {
              "action": "RUN_STREAM", "model": { "id": "m", "name": "m.str" },
              "dbDefinitions": { "db": { "type": "DashDB", "host": "h", "port": 1, "db": "d", "username": "u", "password": "p", "options": "" } },
              "setting": {
                "inputs": [{ "odbc": { "dbRef": "db", "table": "A" }, "node": "DASH111694.FDI2" }, { "odbc": { "dbRef": "db", "table": "C" }, "node": "in" }],
                "exports": [{ "odbc": { "insertMode": "Append", "dbRef": "db", "table": "B" }, "node": "PRICINGA" }]
              }
            }
            """);

        parsed.Stream.Name.Should().Be("m.str");
        parsed.Inputs.Select(input => input.From.Name).Should().Equal("A", "C");
        parsed.Exports.Should().ContainSingle().Which.InsertMode.Should().Be(InsertMode.Append);
    }

    [Fact]
    [Clause("SPSS-D-69")]
    public void A_batch_score_may_name_its_stream_and_have_empty_attributes()
    {
        const string Json = """
            {"action":"BATCH_SCORE","model":{"id":"drug_cap_stream","name":"Drug1n_capitalized.str"},
             "setting":{"exports":[{"odbc":{"insertMode":"Create","dbRef":"db1","table":"RESULTS_DRUG"},"node":"Table","attributes":[]}],
                        "inputs":[{"odbc":{"dbRef":"db1","table":"DRUG_BATCH_DATA"},"node":"scoreInput","attributes":[]}]},
             "dbDefinitions":{"db1":{"db":"BLUDB","host":"h","password":"p","port":50000,"username":"u","type":"DashDB"}}}
            """;

        JobDefinition parsed = JobDefinition.Parse(Json);

        parsed.Stream.Name.Should().Be("Drug1n_capitalized.str");
        parsed.ToJson().Should().Be(Json);
    }

    [Fact]
    public void Null_stands_for_an_optional_member_that_is_not_there()
    {
        JobDefinition parsed = JobDefinition.Parse("""
            {
              "action": "BATCH_SCORE", "model": { "id": "m", "name": null }, "outputType": null,
              "dbDefinitions": { "db": { "type": "DB2", "host": "h", "port": 1, "db": "d", "username": "u", "password": "p", "options": null } },
              "setting": {
                "inputs": null, "parameterOverride": null, "reportFormat": null,
                "exports": [{ "node": "n", "odbc": { "dbRef": "db", "table": "t", "insertMode": null }, "bulkLoading": null }]
              }
            }
            """);

        parsed.Stream.Name.Should().BeNull();
        parsed.Inputs.Should().BeEmpty();
        parsed.Exports.Should().ContainSingle().Which.Should().BeEquivalentTo(new { InsertMode = (InsertMode?)null, BulkLoading = (BulkLoading?)null });
        JobDefinition.Validate("""{"action":"TRAINING","model":{"id":"m"},"dbDefinitions":null,"setting":null}""").Should().BeEmpty();
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_definition()
    {
        const string Json = """{"action":"TRAINING","model":{"id":"m"}}""";

        JobDefinition.Parse([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Json)]).ToJson().Should().Be(Json);
        JobDefinition.Parse('\uFEFF' + Json).ToJson().Should().Be(Json);
    }

    [Fact]
    public void Members_that_the_documents_do_not_know_are_kept()
    {
        const string Json = """
            { "x": [1, 2.50, "a", null], "action": "TRAINING", "model": { "id": "m", "y": {} }, "setting": { "inputs": [], "z": true } }
            """;

        JobDefinition.Parse(Json).ToJson().Should().Be(Json);
    }

    [Fact]
    public void Text_and_bytes_are_read_alike() =>
        JobDefinition.Parse(Encoding.UTF8.GetBytes(Samples.Read("2017-11-16-complete")))
            .Should().BeEquivalentTo(JobDefinition.Parse(Samples.Read("2017-11-16-complete")));

    private static string WithDatabase(string database) =>
        $$"""{ "action": "TRAINING", "model": { "id": "m" }, "dbDefinitions": { "db": {{database}} } }""";
}
