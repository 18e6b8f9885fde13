using System.IO.Compression;
using System.Text.Json;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>What <c>EVALUATION</c> leaves behind.</summary>
public sealed class EvaluationJobs
{
    [Theory, BothDoors]
    public async Task Evaluation_bundles_the_documents_of_the_nodes_that_can_produce_the_format_in_one_zip(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.DocumentNodes = [new("Analysis", "HTML", "TAB"), new("Evaluation", "HTML", "PNG"), new("Matrix", "TAB")];

        foreach ((string format, string[] names) in ((string, string[])[])
                 [("HTML", ["Analysis.html", "Evaluation.html"]), ("TAB", ["Analysis.tab", "Matrix.tab"]), ("PNG", ["Evaluation.png"])])
        {
            JsonElement status = await wire.RunAsync(format, SpssCalls.Definition("EVALUATION", $$"""{"reportFormat":"{{format}}"}"""));

            (await EntriesAsync(wire, status)).Select(name => name.ToLowerInvariant())
                .Should().BeEquivalentTo(names.Select(name => name.ToLowerInvariant()), format);
        }
    }

    [Theory, BothDoors]
    public async Task Evaluation_of_a_stream_without_a_fitting_node_ends(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.DocumentNodes = [new SpssDocumentNode("Analysis", "HTML")];

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("EVALUATION", """{"reportFormat":"JPG"}"""));

        status.Text("jobStatus").Should().BeOneOf("SUCCESS", "FAILED");
        if (status.Text("jobStatus") == "SUCCESS")
        {
            (await EntriesAsync(wire, status)).Should().BeEmpty();
        }
    }

    [Theory, BothDoors]
    public async Task Evaluation_leaves_the_stream_as_it_was(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        await wire.RunAsync("j1", SpssCalls.Definition("EVALUATION", """{"reportFormat":"HTML"}"""));

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

    private static async Task<IEnumerable<string>> EntriesAsync(Wire wire, JsonElement status)
    {
        WireAnswer answer = await wire.DownloadAsync(status);
        using var zip = new ZipArchive(new MemoryStream(answer.Bytes));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }
}
