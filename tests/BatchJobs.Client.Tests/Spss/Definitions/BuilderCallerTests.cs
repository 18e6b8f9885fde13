using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

/// <summary>What callers of the live service are known to send can be built.</summary>
public class BuilderCallerTests
{
    private static readonly Database Warehouse = TestData.Warehouse("db", "secret", options: "");

    [Fact]
    [Clause("SPSS-D-69")]
    public void A_run_stream_with_two_inputs_an_export_and_a_name() =>
        JobDefinition.RunStream("pricing")
            .SaveAs("pricing.str")
            .Read("DASH111694.FDI1", Warehouse.Table("A"))
            .Read("DASH111694.FDI2", Warehouse.Table("B"))
            .Write("PRICINGA", Warehouse.Table("C"), InsertMode.Append)
            .Build()
            .ToJson()
            .ShouldBeJson("""
                {
                  "action": "RUN_STREAM",
                  "model": { "id": "pricing", "name": "pricing.str" },
                  "dbDefinitions": {
                    "db": {
                      "type": "DashDB", "host": "dashdb.example.com", "port": 50001, "db": "BLUDB",
                      "username": "bluadmin", "password": "secret", "options": ""
                    }
                  },
                  "setting": {
                    "inputs": [
                      { "odbc": { "dbRef": "db", "table": "A" }, "node": "DASH111694.FDI1" },
                      { "odbc": { "dbRef": "db", "table": "B" }, "node": "DASH111694.FDI2" }
                    ],
                    "exports": [{ "odbc": { "dbRef": "db", "table": "C", "insertMode": "Append" }, "node": "PRICINGA" }]
                  }
                }
                """);

    [Fact]
    [Clause("SPSS-D-69")]
    public void A_batch_score_with_a_name_and_empty_attributes() =>
        JobDefinition.BatchScore("drug_cap_stream")
            .SaveAs("Drug1n_capitalized.str")
            .Read("scoreInput", Warehouse.Table("DRUG_BATCH_DATA"))
            .Write("Table", Warehouse.Table("RESULTS_DRUG"), InsertMode.Create)
            .WithEmptyAttributes()
            .Build()
            .ToJson()
            .ShouldBeJson("""
                {
                  "action": "BATCH_SCORE",
                  "model": { "id": "drug_cap_stream", "name": "Drug1n_capitalized.str" },
                  "dbDefinitions": {
                    "db": {
                      "type": "DashDB", "host": "dashdb.example.com", "port": 50001, "db": "BLUDB",
                      "username": "bluadmin", "password": "secret", "options": ""
                    }
                  },
                  "setting": {
                    "inputs": [{ "odbc": { "dbRef": "db", "table": "DRUG_BATCH_DATA" }, "node": "scoreInput", "attributes": [] }],
                    "exports": [{ "odbc": { "dbRef": "db", "table": "RESULTS_DRUG", "insertMode": "Create" }, "node": "Table", "attributes": [] }]
                  }
                }
                """);

    [Fact]
    public void A_training_with_a_report_format_and_an_output_type() =>
        JobDefinition.Training("m").SaveAs("m.str").ReportAs(ReportFormat.Tab).WithOutputType("DATA_URL").Build().ToJson()
            .ShouldBeJson("""{ "action": "TRAINING", "model": { "id": "m", "name": "m.str" }, "outputType": "DATA_URL", "setting": { "reportFormat": "TAB" } }""");

    [Fact]
    public void A_database_that_nothing_refers_to()
    {
        JobDefinition built = JobDefinition.RunStream("m").WithDatabase(Warehouse).WithDatabase(Warehouse).Build();

        built.Databases.Should().ContainSingle().Which.Should().BeEquivalentTo(Warehouse);
        built.Inputs.Should().BeEmpty();
        built.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Every_action_has_every_method()
    {
        JobDefinitionBuilder[] builders =
        [
            JobDefinition.Training("m"), JobDefinition.AutoRefresh("m"), JobDefinition.Evaluation("m", ReportFormat.Html), JobDefinition.BatchScore("m"), JobDefinition.RunStream("m"),
        ];

        foreach (JobDefinitionBuilder builder in builders)
        {
            JobDefinition built = builder.Read("i", Warehouse.Table("A")).Write("o", Warehouse.Table("B")).WithParameter("p", "v")
                .SaveAs("s").ReportAs(ReportFormat.Xml).WithOutputType("DATA_URL").WithEmptyAttributes().Build();

            built.Warnings.Should().BeEmpty();
            built.ReportFormat.Should().Be(ReportFormat.Xml);
            built.OutputType.Should().Be("DATA_URL");
            built.Stream.Name.Should().Be("s");
        }
    }
}
