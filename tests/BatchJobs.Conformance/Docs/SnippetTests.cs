namespace BatchJobs.Conformance.Docs;

/// <summary>
/// Every C# snippet of every page stands line by line in one of the files <c>*Snippets.cs</c> beside this one, and so compiles and
/// runs. The lines between two blank ones are one passage there; the passages of a snippet follow each other in one file.
/// </summary>
public sealed class SnippetTests
{
    private static readonly IReadOnlyList<string[]> Files =
    [
        .. Directory.GetFiles(MarkdownPage.Below("tests/BatchJobs.Conformance/Docs"), "*Snippets.cs").Select(file => Lines(File.ReadAllText(file))),
    ];

    /// <summary>Pages about the repository itself.</summary>
    private static readonly string[] WithoutSnippets = ["CHANGELOG.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/fidelity.md"];

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_csharp_snippet_is_code_that_compiles_and_runs(string path)
    {
        IEnumerable<string> missing = MarkdownPage.At(path).Code("csharp").Where(snippet => !Files.Any(file => Contains(file, snippet)));

        missing.Should().BeEmpty("a snippet must stand in one of tests/BatchJobs.Conformance/Docs/*Snippets.cs line by line");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_snippets_unless_it_is_about_the_repository(string path) =>
        MarkdownPage.At(path).Code("csharp").Any().Should().Be(!WithoutSnippets.Contains(path), "a page shows how its task is done");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_is_in_a_language_that_is_looked_at(string path) =>
        MarkdownPage.At(path).Languages.Should().BeSubsetOf(["", "csharp", "json", "mermaid"], "C# under another name would not be compared");

    [Theory]
    [InlineData("a();\nb();", true)]
    [InlineData("a();\n\nc();", true)]
    [InlineData("using N;\n\nb();\nc();", true)]
    [InlineData("a();\nc();", false)]
    [InlineData("c();\n\na();", false)]
    [InlineData("using M;\n\na();", false)]
    public void The_rule_would_notice(string snippet, bool isThere) =>
        Contains(["using N;", "a();", "b();", "c();"], snippet).Should().Be(isThere);

    private static bool Contains(string[] file, string snippet)
    {
        int position = 0;
        foreach (string[] passage in snippet.Split("\n\n").Select(Lines).Where(lines => lines.Length > 0))
        {
            // A file has its directives at its beginning, in an order of its own.
            string[] code = [.. passage.SkipWhile(line => IsUsingDirective(line) && file.Contains(line))];
            position = Find(file, code, position);
            if (position < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a passage ends that stands at or after a position; -1 when it does not.</summary>
    private static int Find(string[] file, string[] passage, int position)
    {
        for (int start = position; start <= file.Length - passage.Length; start++)
        {
            if (file.AsSpan(start, passage.Length).SequenceEqual(passage))
            {
                return start + passage.Length;
            }
        }

        return -1;
    }

    private static bool IsUsingDirective(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=') && line.EndsWith(';');

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
