using BatchJobs.Conformance.Docs;

namespace BatchJobs.Conformance.Clauses;

/// <summary>What the pages say about fidelity is what the ledger and the tests say.</summary>
public sealed class FidelityPageTests
{
    private const string Page = "docs/fidelity.md";
    private const string FakeReadme = "src/BatchJobs.Testing/README.md";

    [Fact]
    public void The_page_is_generated_from_the_ledger() => Read(Page).Should().Be(FidelityPage.Text(), "'dotnet test' with the explicit test below writes it anew");

    [Fact]
    public void The_assumptions_of_the_fakes_README_are_those_of_the_ledger() => Read(FakeReadme).Should().Be(WithAssumptions(Read(FakeReadme)));

    [Fact]
    public void The_README_has_the_counts() => Read("README.md").Should().Contain(FidelityPage.Counts());

    [Fact(Explicit = true)]
    public void Write_the_pages_anew()
    {
        File.WriteAllText(MarkdownPage.Below(Page), FidelityPage.Text());
        File.WriteAllText(MarkdownPage.Below(FakeReadme), WithAssumptions(Read(FakeReadme)));
    }

    private static string Read(string path) => File.ReadAllText(MarkdownPage.Below(path)).ReplaceLineEndings("\n");

    /// <summary>The page with each service's table of assumptions, which is the only table below the service's heading.</summary>
    private static string WithAssumptions(string page)
    {
        foreach ((string service, ClauseLedger ledger) in ClauseLedger.All)
        {
            int heading = page.IndexOf($"### {service}\n", StringComparison.Ordinal);
            int start = page.IndexOf("\n| ", heading, StringComparison.Ordinal) + 1;
            int end = page.IndexOf("\n\n", start, StringComparison.Ordinal);
            page = page[..start] + FidelityPage.Assumptions(ledger) + (end < 0 ? "\n" : page[end..]);
        }

        return page;
    }
}
