using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>The formats of an evaluation's documents.</summary>
public sealed class ReportFormats
{
    private static readonly (string Format, string Beginning)[] Formats =
    [
        ("HTML", "<!DOCTYPE html>"), ("JPG", "\u00FF\u00D8"), ("PNG", "\u0089PNG"), ("RTF", @"{\rtf1"), ("SAV", "$FL2"), ("TAB", "Report\t"), ("XML", "<?xml "),
    ];

    [Theory, AllHosts]
    [Clause("SPSS-D-58", "SPSS-D-59", "SPSS-D-60", "SPSS-D-61", "SPSS-D-62", "SPSS-D-63", "SPSS-D-64")]
    public async Task Every_format_makes_documents_of_its_own(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.DocumentNodes = [new SpssDocumentNode("Node", [.. Formats.Select(one => one.Format)])];

        foreach ((string format, string beginning) in Formats)
        {
            JsonElement status = await wire.RunAsync(format, SpssCalls.Definition("EVALUATION", $$"""{"reportFormat":"{{format}}"}"""));

            (string name, string content) = (await DocumentsAsync(wire, status)).Should().ContainSingle().Which;
            name.Should().BeEquivalentTo($"Node.{format}");
            content.Should().StartWith(beginning);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-20")]
    public async Task An_evaluation_without_a_format_is_in_HTML(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("EVALUATION"));

        (await DocumentsAsync(wire, status)).Should().NotBeEmpty().And.OnlyContain(document => document.Content.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal));
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-19")]
    public async Task An_evaluation_that_no_node_can_make_succeeds_with_an_empty_zip(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.DocumentNodes = [new SpssDocumentNode("Node", "HTML")];

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("EVALUATION", """{"reportFormat":"SAV"}"""));

        status.Text("jobStatus").Should().Be("SUCCESS");
        (await DocumentsAsync(wire, status)).Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-57")]
    public async Task A_failed_evaluation_has_no_documents(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.ListResults = true;
        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("no");

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("EVALUATION", """{"reportFormat":"HTML"}"""));

        status.Members().Should().NotContain("dataUrl");
        (await wire.GetAsync("file")).Text.Should().Be("""["drug1n"]""");
    }

    private static async Task<IReadOnlyList<(string Name, string Content)>> DocumentsAsync(Wire wire, JsonElement status)
    {
        using var zip = new ZipArchive(new MemoryStream((await wire.DownloadAsync(status)).Bytes));
        return [.. zip.Entries.Select(entry => (entry.FullName, Read(entry)))];
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
