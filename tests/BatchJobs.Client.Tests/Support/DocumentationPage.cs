namespace BatchJobs.Client.Tests;

/// <summary>The pages of the repository's <c>docs</c>.</summary>
internal static class DocumentationPage
{
    /// <summary>The lines of a page, by its name.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "BatchJobs.Client.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return File.ReadLines(Path.Combine(folder ?? throw new DirectoryNotFoundException("The repository is not above the tests."), "docs", name));
    }
}
