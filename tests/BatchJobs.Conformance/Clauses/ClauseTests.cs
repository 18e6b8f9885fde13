using System.Text.RegularExpressions;

namespace BatchJobs.Conformance.Clauses;

/// <summary>The ledger of the documents' clauses is whole: each clause has a test, and each test names clauses that there are.</summary>
public sealed partial class ClauseTests
{
    public static TheoryData<string> Services => [.. ClauseLedger.All.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_clause_has_a_test(string service) =>
        ClauseLedger.All[service].Clauses.Where(clause => !ClauseHolders.ByClause.Contains(clause.Id)).Select(clause => $"{clause.Id}: {clause.Statement}")
            .Should().BeEmpty("each clause is named by a test with [Clause(\"…\")]");

    [Fact]
    public void Every_test_names_clauses_that_there_are() =>
        ClauseHolders.ByClause.Select(held => held.Key).Except(ClauseLedger.All.Values.SelectMany(ledger => ledger.Clauses).Select(clause => clause.Id))
            .Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_clause_is_written_as_all_are(string service)
    {
        ClauseLedger ledger = ClauseLedger.All[service];

        ledger.Clauses.Should().HaveCountGreaterThan(100);
        ledger.Clauses.Select(clause => clause.Id).Should().OnlyHaveUniqueItems();
        ledger.Clauses.Should().AllSatisfy(clause =>
        {
            clause.Id.Should().MatchRegex(Identifier());
            clause.Document.Should().BeOneOf(ledger.Documents.Keys, clause.Id);
            clause.Section.Should().NotBeEmpty(clause.Id);
            clause.Statement.Should().NotContainAny("\n", "\t").And.NotBeEmpty(clause.Id);
            (clause.Question is not null).Should().Be(clause.Standing == Standing.Assumption, "{0} answers a question", clause.Id);
            clause.OtherReadings.Should().Match(readings => clause.Standing == Standing.Assumption || !readings.Any(), clause.Id);
            clause.Reason.Should().Match(reason => clause.Standing == Standing.Documented || !string.IsNullOrEmpty(reason), clause.Id);
        });
    }

    [GeneratedRegex("^(SPSS|DF|VITAM)-[A-Z]{1,2}-[0-9]{2,3}$")]
    private static partial Regex Identifier();
}
