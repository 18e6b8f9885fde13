using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace BatchJobs.Testing.Tests;

/// <summary>The file of the licences, which the package carries, names every package that comes along with it.</summary>
public sealed class LicenceTests
{
    private const string Header = """
        THIRD-PARTY NOTICES

        BatchJobs.Testing.WireMock is built on WireMock.Net, which brings the packages of this list along. None of them is part of the
        package itself: NuGet restores them, and their licences are theirs.

        """;

    private static readonly string Project = Path.Combine(Root(), "src", "BatchJobs.Testing.WireMock");
    private static readonly string Notices = Path.Combine(Project, "THIRD-PARTY-NOTICES.txt");

    [Fact]
    public void Every_package_is_in_the_file_with_its_licence()
    {
        string[] lines = File.ReadAllLines(Notices);

        Packages().Where(package => !lines.Contains(package)).Should().BeEmpty(
            "write the file anew: dotnet test --project tests/BatchJobs.Testing.WireMock.Tests --explicit only --filter-method '*.The_notices_are_written_anew'");
        Packages().Should().HaveCountGreaterThan(100).And.Contain(line => line.StartsWith("WireMock.Net.Minimal ")).And.OnlyContain(line => !line.EndsWith(": "));
    }

    [Fact(Explicit = true)]
    public void The_notices_are_written_anew() =>
        File.WriteAllText(Notices, new StringBuilder(Header.ReplaceLineEndings("\n")).Append('\n').AppendJoin('\n', Packages()).Append('\n').ToString());

    /// <summary>The packages that come along, as restored: name, version, and the licence as the package states it.</summary>
    private static IReadOnlyList<string> Packages()
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Project, "obj", "project.assets.json")));
        string[] folders = [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        JsonElement project = assets.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject().Single().Value;
        HashSet<string> own = [.. project.GetProperty("dependencies").EnumerateObject()
            .Where(dependency => dependency.Value.TryGetProperty("suppressParent", out JsonElement suppressed) && suppressed.GetString() == "All")
            .Select(dependency => dependency.Name)];
        return
        [
            .. assets.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => library.Name.Split('/'))
                .Where(name => !own.Contains(name[0]))
                .Select(name => $"{name[0]} {name[1]}: {Licence(folders, name[0], name[1])}")
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string Licence(string[] folders, string name, string version)
    {
        string lower = name.ToLowerInvariant();
        string file = folders.Select(folder => Path.Combine(folder, lower, version.ToLowerInvariant(), lower + ".nuspec")).First(File.Exists);
        XElement metadata = XDocument.Load(file).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string? Text(string element) => metadata.Elements().FirstOrDefault(one => one.Name.LocalName == element)?.Value.Trim();
        string? kind = metadata.Elements().FirstOrDefault(one => one.Name.LocalName == "license")?.Attribute("type")?.Value;
        string? address = Text("projectUrl");
        string? licence = kind == "expression" ? Text("license")
            : kind == "file" ? $"see {Text("license")} in the package"
            : Text("licenseUrl") ?? (address is null ? null : "not stated");
        return address is null ? licence ?? "not stated" : $"{licence}, {address}";
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "BatchJobs.Client.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests must run below the repository's root.");
    }
}
