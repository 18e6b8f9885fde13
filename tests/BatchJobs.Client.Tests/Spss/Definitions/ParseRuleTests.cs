using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

public class ParseRuleTests
{
    public static TheoryData<string, string> Violations => [.. SingleViolations.All.Select(one => new TheoryDataRow<string, string>(one.Json, one.Pointer))];

    [Theory]
    [Clause("SPSS-D-01", "SPSS-D-02")]
    [MemberData(nameof(Violations))]
    public void A_broken_rule_is_reported_at_its_place(string json, string place)
    {
        IReadOnlyList<ValidationError> errors = JobDefinition.Validate(json);

        ValidationError error = errors.Should().ContainSingle().Which;
        error.Path.Should().Be(place);
        error.Problem.Should().NotBeEmpty();
        error.Allowed.Should().NotBeEmpty();
        error.ToString().Should().Contain(error.Problem).And.Contain(error.Allowed);
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public void What_is_invalid_is_not_parsed(string json, string place)
    {
        Action parse = () => JobDefinition.Parse(json);

        parse.Should().Throw<InputValidationException>().WithMessage($"*{(place.Length == 0 ? "(whole)" : place)}: *");
    }

    [Fact]
    [Clause("SPSS-V-01")]
    public void The_french_misprint_of_run_stream_is_recognised()
    {
        ValidationError error = JobDefinition.Validate("""{ "action": "RUN-STREAM", "model": { "id": "m" } }""").Should().ContainSingle().Which;

        error.Path.Should().Be("/action");
        error.Problem.Should().Contain("misprint").And.Contain("French");
        error.Allowed.Should().Be("TRAINING, EVALUATION, AUTO_REFRESH, BATCH_SCORE, RUN_STREAM");
    }

    [Fact]
    [Clause("SPSS-D-41")]
    public void A_reference_to_a_database_that_is_not_defined_names_those_that_are()
    {
        const string Json = """
            {
              "action": "TRAINING", "model": { "id": "m" },
              "dbDefinitions": {
                "db1": { "type": "DB2", "host": "h", "port": 1, "db": "d", "username": "u", "password": "p" },
                "db2": { "type": "DB2", "host": "h", "port": 1, "db": "d", "username": "u", "password": "p" }
              },
              "setting": { "inputs": [{ "node": "n", "odbc": { "dbRef": "DB1", "table": "t" } }] }
            }
            """;

        JobDefinition.Validate(Json).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Path = "/setting/inputs/0/odbc/dbRef",
            Problem = "'DB1' is not among the dbDefinitions.",
            Allowed = "db1, db2",
        });
    }

    [Fact]
    [Clause("SPSS-D-45")]
    public void A_reference_without_any_database_says_so() =>
        JobDefinition.Validate("""
            { "action": "BATCH_SCORE", "model": { "id": "m" }, "setting": { "exports": [{ "node": "n", "odbc": { "dbRef": "db", "table": "t" } }] } }
            """)
            .Should().ContainSingle().Which.Allowed.Should().Contain("no dbDefinitions");

    [Fact]
    public void All_errors_come_in_one_go_and_in_the_order_of_the_document() =>
        JobDefinition.Validate("""
            { "action": "SCORE", "model": {}, "setting": { "inputs": [{}], "parameterOverride": 1, "reportFormat": "PDF" } }
            """)
            .Select(error => error.Path)
            .Should().Equal(
                "/action",
                "/model/id",
                "/setting/inputs/0/node",
                "/setting/inputs/0/odbc",
                "/setting/parameterOverride",
                "/setting/reportFormat");

    [Fact]
    public void Words_are_case_sensitive_as_the_service_takes_them() =>
        JobDefinition.Validate("""{ "action": "training", "model": { "id": "m" } }""").Should().ContainSingle().Which.Path.Should().Be("/action");

    [Fact]
    public void A_definition_is_not_altered_through_the_array_it_came_from()
    {
        byte[] json = """{"action":"TRAINING","model":{"id":"m"}}"""u8.ToArray();
        JobDefinition parsed = JobDefinition.Parse(json);

        Array.Clear(json);

        parsed.ToJson().Should().Be("""{"action":"TRAINING","model":{"id":"m"}}""");
    }
}
