namespace BatchJobs.Conformance.Docs;

/// <summary>What the pages name is there: the files and headings that they link to, and the projects in their commands.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string path) =>
        MarkdownPage.At(path).Links().Where(link => !Exists(path, link)).Should().BeEmpty("a reader who follows a link must arrive");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_project_of_a_command_exists(string path) =>
        Projects(MarkdownPage.At(path).Text).Where(project => !Directory.Exists(MarkdownPage.Below(project)))
            .Should().BeEmpty("a command must work as it is pasted");

    [Fact]
    public void Every_page_of_the_docs_is_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Follow("README.md");

        MarkdownPage.All.Select(page => page.Path).Should().BeSubsetOf(reached);

        void Follow(string path)
        {
            if (reached.Add(path))
            {
                foreach (string target in MarkdownPage.At(path).Links().Select(link => Resolve(path, link)).Where(target => target.EndsWith(".md", StringComparison.Ordinal)))
                {
                    Follow(target);
                }
            }
        }
    }

    private static bool Exists(string page, string link)
    {
        string target = Resolve(page, link);
        bool isThere = File.Exists(MarkdownPage.Below(target)) || Directory.Exists(MarkdownPage.Below(target));
        return isThere && (!link.Contains('#') || MarkdownPage.At(target).Anchors().Contains(link.Split('#')[1]));
    }

    /// <summary>The file that a link leads to, from the repository's root.</summary>
    private static string Resolve(string page, string link)
    {
        string file = link.Split('#')[0];
        string full = file.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, file);
        return Path.GetRelativePath(MarkdownPage.Root, Path.GetFullPath(full, MarkdownPage.Root)).Replace('\\', '/');
    }

    private static IEnumerable<string> Projects(string text) =>
        text.Split("--project ").Skip(1).Select(rest => rest.Split(' ', '\n', '`')[0]);
}
