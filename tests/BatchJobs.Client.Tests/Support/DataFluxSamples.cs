namespace BatchJobs.Client.Tests;

/// <summary>The JSON samples of the service's document, with missing and superfluous commas repaired.</summary>
internal static class DataFluxSamples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "DataFlux", "Samples");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
