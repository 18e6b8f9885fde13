using System.Text;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Definitions;

/// <summary>The samples as the documents print them, and other texts that are not JSON.</summary>
public class JsonErrorFormatterTests
{
    [Fact]
    [Clause("SPSS-X-09")]
    public void A_comma_that_is_missing_between_two_members_is_found_where_the_second_begins()
    {
        ValidationError error = Only("""
            {
            "action": "TRAINING",
            "model": {
                 "id": "str2"
                 "name":"stream1.str"
            }
            }
            """);

        error.Should().BeEquivalentTo(new { Line = 5, Column = 6, Path = "" });
        error.Problem.Should().Be("This is not JSON: a comma is missing between this and what stands before it.");
    }

    [Theory]
    [Clause("SPSS-X-10")]
    [InlineData("     \"dbRef”; “db2”,", 12)]
    [InlineData("     \"dbRef”; \"db2\",", 12)]
    public void A_typographic_quote_and_a_semicolon_are_named(string line, int column)
    {
        ValidationError error = Only($$"""
            {
            "action": "TRAINING", "model": { "id": "m" },
            "setting": { "inputs": [ { "odbc": {
            {{line}}
                 "table": "DRUG1N"
            }, "node": "ScoreInput" } ] } }
            """);

        error.Should().BeEquivalentTo(new { Line = 4, Column = column });
        error.Problem.Should().Contain("typographic quote ”").And.Contain("semicolon");
    }

    [Fact]
    [Clause("SPSS-X-12")]
    public void A_member_all_in_typographic_quotes_is_found_at_the_first()
    {
        ValidationError error = Only("""
            {
              "table": "DRUGSCORES",
              “insertMode”:”Append”
            }
            """);

        error.Should().BeEquivalentTo(new { Line = 3, Column = 3 });
        error.Problem.Should().Contain("typographic quote “").And.NotContain("semicolon");
    }

    [Theory]
    [InlineData(';')]
    [InlineData('；')]
    public void A_semicolon_for_a_colon_is_named(char semicolon)
    {
        ValidationError error = Only($"{{\n  \"action\"{semicolon} \"TRAINING\"\n}}");

        error.Should().BeEquivalentTo(new { Line = 2, Column = 11 });
        error.Problem.Should().Contain("semicolon");
    }

    [Theory]
    [InlineData("{\n  \"odbc\": {\n    \"table\": \"DRUG1N\",\n  }\n}", 4, 3)]
    [InlineData("{\n  \"attributes\": [],\n}", 3, 1)]
    [InlineData("{\n  \"inputs\": [\n    1,\n  ]\n}", 4, 3)]
    [Clause("SPSS-X-11")]
    public void A_trailing_comma_is_found_at_the_bracket_behind_it(string json, int line, int column)
    {
        ValidationError error = Only(json);

        error.Should().BeEquivalentTo(new { Line = line, Column = column });
        error.Problem.Should().Be("This is not JSON: a comma stands before the closing bracket, and nothing follows it.");
    }

    [Theory]
    [InlineData("{ \"a\": [1 2] }", 11)]
    [InlineData("{ \"a\": {} \"b\": 1 }", 11)]
    [InlineData("{ \"a\": [true false] }", 14)]
    [InlineData("{ \"a\": [[] {}] }", 12)]
    public void A_comma_that_is_missing_between_any_two_values_is_named(string json, int column)
    {
        ValidationError error = Only(json);

        error.Column.Should().Be(column);
        error.Problem.Should().Contain("a comma is missing");
    }

    [Fact]
    [Clause("SPSS-X-09")]
    public void The_complete_sample_as_it_is_printed_is_refused_at_its_first_mistake()
    {
        const string Printed = """
            {
                 "action": "TRAINING",
                 "model": {
                      "id": "str2"
                      "name": "stream1.str"
                 },
                 "setting": {
                      "inputs": [ { "odbc": { "dbRef”; “db”, "table": "DRUG1N", }, "node": "ScoreInput" } ],
                 }
            }
            """;

        Only(Printed).Should().BeEquivalentTo(new { Line = 5, Column = 11 });
    }

    [Fact]
    public void Columns_are_counted_in_characters() =>
        Only("{ \"naïve 漢字\" \"x\" }").Should().BeEquivalentTo(new { Line = 1, Column = 14 });

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{ \"action\": \"TRAINING\"")]
    [InlineData("<html>")]
    [InlineData("{} {}")]
    public void Anything_else_that_is_not_json_has_a_line_too(string json)
    {
        ValidationError error = Only(json);

        error.Line.Should().Be(1);
        error.Column.Should().BePositive();
    }

    [Fact]
    public void Lines_may_end_as_on_windows() =>
        Only("{\r\n  \"action\": \"TRAINING\",\r\n  “model”: 1\r\n}").Should().BeEquivalentTo(new { Line = 3, Column = 3 });

    [Fact]
    public void A_typographic_quote_within_a_text_is_not_blamed_for_what_else_is_wrong_on_its_line()
    {
        ValidationError error = Only("{ \"action\": \"TRAINING\", \"model\": { \"id\": \"“m”\", } }");

        error.Column.Should().Be(49);
        error.Problem.Should().NotContain("typographic");
    }

    [Fact]
    public void A_semicolon_behind_a_text_in_another_place_is_not_blamed() =>
        Only("{ \"a\": \"\\\";\", \"b\": 1, }").Problem.Should().NotContain("semicolon");

    [Fact]
    public void A_member_that_stands_twice_is_an_error() =>
        Only("""{ "action": "TRAINING", "model": { "id": "a", "id": "b" }, "setting": {} }""")
            .Should().Be(new ValidationError("/model/id", "The member 'id' stands here twice.", "each member once"));

    [Fact]
    public void A_member_that_stands_twice_within_an_array_is_found_there() =>
        Only("""{ "action": "TRAINING", "setting": { "inputs": [{}, { "no/de": 1, "no/de": 2 }] } }""").Path.Should().Be("/setting/inputs/1/no~1de");

    [Theory]
    [InlineData("""{ "action": "TRAINING", "model": { "id": "\ud800" } }""")]
    [InlineData("""{ "action": "TRAINING", "model": { "id": "m", "name": "\udc00x" } }""")]
    [InlineData("""{ "action": "TRAINING", "model": { "id": "m" }, "x\ud800": 1 }""")]
    public void An_escaped_half_of_a_surrogate_pair_is_an_error(string json) =>
        Only(json).Problem.Should().Contain("surrogate");

    [Fact]
    public void A_bare_half_of_a_surrogate_pair_is_an_error_and_not_replaced_in_silence() =>
        Only("{ \"action\": \"TRAINING\", \"model\": { \"id\": \"m\ud800\" } }").Problem.Should().Contain("surrogate");

    [Fact]
    public void Bytes_that_are_not_utf8_are_an_error()
    {
        Action parse = () => JobDefinition.Parse([.. "{ \"action\": \"TRAINING\", \"model\": { \"id\": \""u8, 0xC3, .. "\" } }"u8]);

        parse.Should().Throw<InputValidationException>();
    }

    [Fact]
    public void Very_deep_nesting_is_an_error_and_no_crash() =>
        Only(new StringBuilder().Append('[', 100_000).ToString()).Line.Should().Be(1);

    private static ValidationError Only(string json)
    {
        Action parse = () => JobDefinition.Parse(json);
        ValidationError thrown = parse.Should().Throw<InputValidationException>().Which.Errors.Should().ContainSingle().Which;
        JobDefinition.Validate(json).Should().ContainSingle().Which.Should().Be(thrown);
        return thrown;
    }
}
