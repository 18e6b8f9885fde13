using System.IO.Compression;
using System.Text.Json;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>What <c>EVALUATION</c> leaves behind.</summary>
public sealed class EvaluationJobs
{
    [Theory, AllHosts]
    [Clause("SPSS-O-04", "SPSS-T-04", "SPSS-T-05", "SPSS-D-04", "SPSS-D-54", "SPSS-D-55", "SPSS-D-56", "SPSS-V-10", "SPSS-U-19")]
    public async Task Evaluation_bundles_the_documents_of_the_nodes_that_can_produce_the_format_in_one_zip(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.DocumentNodes = [new("Analysis", "HTML", "TAB"), new("Evaluation", "HTML", "PNG"), new("Matrix", "TAB")];

        foreach ((string format, string[] names) in ((string, string[])[])
                 [("HTML", ["Analysis.html", "Evaluation.html"]), ("TAB", ["Analysis.tab", "Matrix.tab"]), ("PNG", ["Evaluation.png"])])
        {
            JsonElement status = await wire.RunAsync(format, SpssCalls.Definition("EVALUATION", $$"""{"reportFormat":"{{format}}"}"""));

            (await EntriesAsync(wire, status)).Select(name => name.ToLowerInvariant())
                .Should().BeEquivalentTo(names.Select(name => name.ToLowerInvariant()), format);
        }
    }

    [Theory, AllHosts]
    public async Task Evaluation_of_a_stream_without_a_fitting_node_ends(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.DocumentNodes = [new SpssDocumentNode("Analysis", "HTML")];

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("EVALUATION", """{"reportFormat":"JPG"}"""));

        status.Text("jobStatus").Should().BeOneOf("SUCCESS", "FAILED");
        if (status.Text("jobStatus") == "SUCCESS")
        {
            (await EntriesAsync(wire, status)).Should().BeEmpty();
        }
    }

    [Theory, AllHosts]
    public async Task Evaluation_leaves_the_stream_as_it_was(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

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
