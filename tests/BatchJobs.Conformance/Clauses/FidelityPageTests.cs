using BatchJobs.Conformance.Docs;

namespace BatchJobs.Conformance.Clauses;

/// <summary>What the pages say about fidelity is what the ledger and the tests say.</summary>
public sealed class FidelityPageTests
{
    private const string Page = "docs/fidelity.md";
    private const string FakeReadme = "src/BatchJobs.Testing/README.md";

    public static TheoryData<string> Pages => ["README.md", Page, FakeReadme];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_what_the_ledger_says(string page) =>
        Read(page).Should().Be(Generated(page), "the explicit test below writes it anew: dotnet test --filter-method '*written_anew' --explicit only");

    [Theory(Explicit = true)]
    [MemberData(nameof(Pages))]
    public void A_page_is_written_anew(string page) => File.WriteAllText(MarkdownPage.Below(page), Generated(page));

    private static string Generated(string page) => page switch
    {
        Page => FidelityPage.Text(),
        FakeReadme => WithAssumptions(Read(page)),
        _ => WithTable(Read(page), "\n| service | documented |", FidelityPage.Counts()),
    };

    private static string Read(string path) => File.Exists(MarkdownPage.Below(path)) ? File.ReadAllText(MarkdownPage.Below(path)).ReplaceLineEndings("\n") : "";

    /// <summary>The page with each service's table of assumptions, which is the first table below the service's heading.</summary>
    private static string WithAssumptions(string page) =>
        ClauseLedger.All.Aggregate(page, (text, service) =>
        {
            int heading = text.IndexOf($"### {service.Key}\n", StringComparison.Ordinal);
            return text[..heading] + WithTable(text[heading..], "\n| ", FidelityPage.Assumptions(service.Value));
        });

    /// <summary>The page with another table in the place of the one that has a beginning.</summary>
    private static string WithTable(string page, string beginning, string table)
    {
        int start = page.IndexOf(beginning, StringComparison.Ordinal) + 1;
        int end = page.IndexOf("\n\n", start, StringComparison.Ordinal);
        return page[..start] + table + (end < 0 ? "\n" : page[end..]);
    }
}
