using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

/// <summary>What the documents require or do not describe, and the service accepts, is a warning.</summary>
public class WarningTests
{
    [Fact]
    public void A_definition_as_the_documents_have_it_has_no_warning()
    {
        TestData.ScoringToTable().Warnings.Should().BeEmpty();
        TestData.Training().Warnings.Should().BeEmpty();
        Samples.Names.Where(name => !name.EndsWith("-exports", StringComparison.Ordinal)).Should().AllSatisfy(name => JobDefinition.Parse(Samples.Read(name)).Warnings.Should().BeEmpty(name));
    }

    [Fact]
    [Clause("SPSS-T-10")]
    public void A_batch_score_must_specify_its_source_and_its_export()
    {
        JobDefinition.BatchScore("m").Build().Warnings.Select(warning => warning.Path).Should().Equal("/setting/inputs", "/setting/exports");
        JobDefinition.BatchScore("m").Read("In", TestData.Warehouse().Table("T")).Build().Warnings.Should().ContainSingle()
            .Which.Problem.Should().Be("A BATCH_SCORE must specify its export, the documents say.");
        JobDefinition.Parse("""{"action":"BATCH_SCORE","model":{"id":"m"},"setting":{"inputs":[],"exports":null}}""").Warnings.Should().HaveCount(2);
        JobDefinition.RunStream("m").Build().Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"action":"TRAINING","model":{"id":"m"},"settings":{}}""", "/settings", "action, model, outputType, dbDefinitions, setting")]
    [InlineData("""{"action":"TRAINING","model":{"id":"m","contextId":"c"}}""", "/model/contextId", "id, name")]
    [InlineData("""{"action":"TRAINING","model":{"id":"m"},"setting":{"input":[]}}""", "/setting/input", "inputs, exports, parameterOverride, reportFormat")]
    [InlineData("""{"action":"TRAINING","model":{"id":"m"},"setting":{"parameterOverride":[{"name":"n","value":"v","type":"t"}]}}""", "/setting/parameterOverride/0/type", "name, value")]
    public void An_unknown_member_is_a_warning_at_its_place(string json, string place, string allowed)
    {
        ValidationError warning = JobDefinition.Parse(json).Warnings.Should().ContainSingle().Which;

        warning.Path.Should().Be(place);
        warning.Allowed.Should().Be(allowed);
        JobDefinition.Validate(json).Should().BeEmpty();
    }

    [Fact]
    public void The_misspelt_member_of_settings_is_told() =>
        JobDefinition.Parse("""{"action":"TRAINING","model":{"id":"m"},"settings":{}}""").Warnings[0].Problem.Should().EndWith("The documented member is setting.");

    [Fact]
    public void A_member_in_the_wrong_place_is_told_where_it_belongs()
    {
        JobDefinition definition = JobDefinition.Parse("""
            {
              "action": "RUN_STREAM", "model": { "id": "m" }, "reportFormat": "TAB",
              "dbDefinitions": { "db": { "type": "DashDB", "host": "h", "port": 1, "db": "d", "username": "u", "password": "p", "ssl": true } },
              "setting": {
                "inputs": [{ "odbc": { "dbRef": "db", "table": "A", "insertMode": "Append" }, "node": "n" }],
                "exports": [{ "odbc": { "dbRef": "db", "table": "B", "bulkLoading": "Off" }, "node": "n", "insertMode": "Append" }]
              }
            }
            """);

        definition.Warnings.Select(warning => (warning.Path, warning.Problem.Split(". ")[^1])).Should().Equal(
            ("/reportFormat", "It belongs into setting."),
            ("/dbDefinitions/db/ssl", "'ssl' is not described by the documents here, and may be ignored."),
            ("/setting/inputs/0/odbc/insertMode", "It belongs into the odbc of an export."),
            ("/setting/exports/0/insertMode", "It belongs into the odbc of an export."),
            ("/setting/exports/0/odbc/bulkLoading", "It belongs beside the odbc of an export."));
    }
}
