namespace BatchJobs.Conformance.Readme;

public sealed class ReadmeTests
{
    [Fact]
    public void Every_csharp_snippet_of_the_readme_is_code_that_compiles_and_runs()
    {
        string[] code = Lines(Read("Snippets.cs") + Read("VitamSnippets.cs") + Read("InterfaceSnippets.cs"));
        var missing = new List<string>();

        foreach (string snippet in Snippets(Read("README.md")))
        {
            foreach (string[] passage in Passages(snippet))
            {
                if (!Contains(code, passage))
                {
                    missing.Add(string.Join('\n', passage));
                }
            }
        }

        missing.Should().BeEmpty("a snippet of README.md must stand in Readme/*Snippets.cs line by line");
    }

    [Fact]
    public void The_readme_has_snippets() => Snippets(Read("README.md")).Should().HaveCountGreaterThan(8);

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Readme", file));

    private static IEnumerable<string> Snippets(string readme) =>
        readme.Split("```csharp\n").Skip(1).Select(rest => rest.Split("\n```")[0]);

    /// <summary>Runs of lines between blank ones; a program's using directives are left to the compiler.</summary>
    private static IEnumerable<string[]> Passages(string snippet) =>
        snippet.Split("\n\n").Select(Lines).Select(lines => lines.Where(line => !IsUsingDirective(line)).ToArray()).Where(lines => lines.Length > 0);

    private static bool IsUsingDirective(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=') && line.EndsWith(';');

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static bool Contains(string[] code, string[] passage) =>
        Enumerable.Range(0, Math.Max(0, code.Length - passage.Length + 1)).Any(start => code.AsSpan(start, passage.Length).SequenceEqual(passage));
}
