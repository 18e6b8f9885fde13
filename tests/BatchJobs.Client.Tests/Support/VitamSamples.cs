namespace BatchJobs.Client.Tests;

/// <summary>The JSON samples of the service's document, with the blanks between their parts removed.</summary>
internal static class VitamSamples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Vitam", "Samples");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd('\n');
}
