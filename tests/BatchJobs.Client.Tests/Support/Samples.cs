namespace BatchJobs.Client.Tests;

/// <summary>
/// The JSON samples of the service's documents, by the date of the edition. Their broken quotes and commas are repaired,
/// and fragments completed to whole definitions.
/// </summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Spss", "Samples");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order()!;

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
