using System.Text.RegularExpressions;

namespace BatchJobs.Conformance.Docs;

/// <summary>One markdown file of the repository.</summary>
/// <param name="Path">The path from the repository's root, with slashes.</param>
internal sealed partial record MarkdownPage(string Path)
{
    private const string Fence = "```";

    /// <summary>Gets the repository's root: the tests read the files that stand there, not copies.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets all pages: those at the root, those below <c>docs</c>, and the packages' READMEs.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory.GetFiles(Root, "*.md")
            .Concat(Directory.GetFiles(Below("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetDirectories(Below("src")).SelectMany(package => Directory.GetFiles(package, "*.md")))
            .Select(file => new MarkdownPage(System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    public string Text => File.ReadAllText(Below(Path)).ReplaceLineEndings("\n");

    /// <summary>Gets the text outside of code.</summary>
    public string Prose => string.Join('\n', Text.Split(Fence).Where((_, index) => index % 2 == 0));

    /// <summary>The page at a path from the root.</summary>
    public static MarkdownPage At(string path) => All.Single(page => page.Path == path);

    public static string Below(string path) => System.IO.Path.Combine(Root, path);

    /// <summary>Gets the languages that the fenced code names; empty where it names none.</summary>
    public IEnumerable<string> Languages => Fenced.Select(code => code.Split('\n')[0]);

    private IEnumerable<string> Fenced => Text.Split(Fence).Where((_, index) => index % 2 == 1);

    /// <summary>The fenced code in a language.</summary>
    public IEnumerable<string> Code(string language) => Fenced
        .Where(code => code.Split('\n')[0] == language)
        .Select(code => code[(language.Length + 1)..].TrimEnd('\n'));

    /// <summary>The targets of the links that lead to other files of the repository, or to other places of the same page.</summary>
    public IEnumerable<string> Links() => LinkTarget().Matches(Prose)
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>The names under which the headings can be linked to.</summary>
    public IEnumerable<string> Anchors() => Heading().Matches(Prose)
        .Select(match => NotInAnchors().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    public override string ToString() => Path;

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "BatchJobs.Client.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests must run below the repository's root, where the pages are.");
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"^#+ (?<text>.+?) *$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex NotInAnchors();
}
