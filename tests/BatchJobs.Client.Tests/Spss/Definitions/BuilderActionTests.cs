using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

public class BuilderActionTests
{
    [Fact]
    public void A_training_names_its_stream_its_result_its_tables_and_its_parameters() =>
        JobDefinition.Training("str2")
            .SaveAs("stream1.str")
            .Read("ScoreInput", TestData.Warehouse("db", "secret").Table("DRUG1N"))
            .WithParameter("p1", "v1")
            .WithParameter("p2", "")
            .Build()
            .ToJson()
            .ShouldBeJson("""
                {
                  "action": "TRAINING",
                  "model": { "id": "str2", "name": "stream1.str" },
                  "dbDefinitions": {
                    "db": {
                      "type": "DashDB", "host": "dashdb.example.com", "port": 50001, "db": "BLUDB",
                      "username": "bluadmin", "password": "secret", "options": "Security=SSL"
                    }
                  },
                  "setting": {
                    "inputs": [{ "odbc": { "dbRef": "db", "table": "DRUG1N" }, "node": "ScoreInput" }],
                    "parameterOverride": [{ "name": "p1", "value": "v1" }, { "name": "p2", "value": "" }]
                  }
                }
                """);

    [Fact]
    [Clause("SPSS-D-03", "SPSS-D-10", "SPSS-V-15")]
    public void A_training_needs_no_more_than_its_stream() =>
        JobDefinition.Training("str2").Build().ToJson()
            .ShouldBeJson("""{ "action": "TRAINING", "model": { "id": "str2" }, "setting": {} }""");

    [Fact]
    [Clause("SPSS-D-05", "SPSS-V-16")]
    public void An_auto_refresh_is_a_training_under_another_word() =>
        JobDefinition.AutoRefresh("str2").SaveAs("stream1.str").Build().ToJson()
            .ShouldBeJson("""{ "action": "AUTO_REFRESH", "model": { "id": "str2", "name": "stream1.str" }, "setting": {} }""");

    [Fact]
    [Clause("SPSS-D-04", "SPSS-D-37", "SPSS-D-54")]
    public void An_evaluation_names_the_format_of_its_documents() =>
        JobDefinition.Evaluation("str2", ReportFormat.Html)
            .Read("In", TestData.Warehouse("db", "secret", options: null).Table("T"))
            .Build()
            .ToJson()
            .ShouldBeJson("""
                {
                  "action": "EVALUATION",
                  "model": { "id": "str2" },
                  "dbDefinitions": {
                    "db": {
                      "type": "DashDB", "host": "dashdb.example.com", "port": 50001, "db": "BLUDB",
                      "username": "bluadmin", "password": "secret"
                    }
                  },
                  "setting": { "inputs": [{ "odbc": { "dbRef": "db", "table": "T" }, "node": "In" }], "reportFormat": "HTML" }
                }
                """);

    [Fact]
    [Clause("SPSS-D-06", "SPSS-D-43", "SPSS-D-44")]
    public void A_batch_score_reads_and_writes_tables()
    {
        Database warehouse = TestData.Warehouse("db1", "secret");
        JobDefinition.BatchScore("str2")
            .Read("ScoreInput", warehouse.Table("DRUG1N"))
            .Write("ExportScores", warehouse.Table("DRUGSCORES"), InsertMode.Append, BulkLoading.Off)
            .Write("ExportRest", warehouse.Table("REST"))
            .Build()
            .ToJson()
            .ShouldBeJson("""
                {
                  "action": "BATCH_SCORE",
                  "model": { "id": "str2" },
                  "dbDefinitions": {
                    "db1": {
                      "type": "DashDB", "host": "dashdb.example.com", "port": 50001, "db": "BLUDB",
                      "username": "bluadmin", "password": "secret", "options": "Security=SSL"
                    }
                  },
                  "setting": {
                    "inputs": [{ "odbc": { "dbRef": "db1", "table": "DRUG1N" }, "node": "ScoreInput" }],
                    "exports": [
                      { "odbc": { "dbRef": "db1", "table": "DRUGSCORES", "insertMode": "Append" }, "node": "ExportScores", "bulkLoading": "Off" },
                      { "odbc": { "dbRef": "db1", "table": "REST" }, "node": "ExportRest" }
                    ]
                  }
                }
                """);
    }

    [Fact]
    [Clause("SPSS-T-13")]
    public void A_batch_score_without_exports_names_the_format_of_its_scores() =>
        JobDefinition.BatchScore("str2").ReportAs(ReportFormat.Tab).Build().ToJson()
            .ShouldBeJson("""{ "action": "BATCH_SCORE", "model": { "id": "str2" }, "setting": { "reportFormat": "TAB" } }""");

    [Fact]
    [Clause("SPSS-T-12", "SPSS-D-07")]
    public void A_run_stream_sets_parameters() =>
        JobDefinition.RunStream("str2").WithParameter("year", "2017").Build().ToJson()
            .ShouldBeJson("""
                { "action": "RUN_STREAM", "model": { "id": "str2" }, "setting": { "parameterOverride": [{ "name": "year", "value": "2017" }] } }
                """);

    [Fact]
    public void The_typed_view_shows_what_was_built()
    {
        Database warehouse = TestData.Warehouse();
        JobDefinition built = JobDefinition.BatchScore("str2")
            .Read("In", warehouse.Table("A"))
            .Write("Out", warehouse.Table("B"), InsertMode.Drop, BulkLoading.Odbc)
            .WithParameter("p", "v")
            .ReportAs(ReportFormat.Sav)
            .Build();

        built.Action.Should().Be(JobAction.BatchScore);
        built.Stream.Should().Be(new StreamReference("str2", null));
        built.ReportFormat.Should().Be(ReportFormat.Sav);
        built.Parameters.Should().Equal(new StreamParameter("p", "v"));
        built.Inputs.Should().ContainSingle().Which.From.ToString().Should().Be("warehouse.A");
        built.Exports.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Node = "Out", InsertMode = InsertMode.Drop, BulkLoading = BulkLoading.Odbc });
        built.Databases.Should().ContainSingle().Which.Should().BeEquivalentTo(warehouse);
    }

    [Fact]
    public void A_finished_definition_does_not_change_when_its_builder_is_used_further()
    {
        JobDefinitionBuilder builder = JobDefinition.Training("str2").WithParameter("p1", "v1");
        JobDefinition first = builder.Build();
        string before = first.ToJson();

        JobDefinition second = builder.WithParameter("p2", "v2").SaveAs("later.str").Build();

        first.ToJson().Should().Be(before);
        first.Parameters.Should().ContainSingle();
        second.Parameters.Should().HaveCount(2);
    }
}
