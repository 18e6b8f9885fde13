using System.IO.Compression;
using System.Text.Json;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>What a job of each type leaves behind.</summary>
public sealed class JobTypes
{
    private static readonly string Exports =
        """{"exports":[{"node":"Table","odbc":{"dbRef":"d","table":"T","insertMode":"Append"}}]}""";

    [Theory, BothDoors]
    public async Task Training_leaves_an_updated_stream_and_the_uploaded_one_as_it_was(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        WireAnswer trained = await wire.DownloadAsync(await wire.RunAsync("j1"));

        trained.Status.Should().Be(200);
        trained.Bytes.Should().NotBeEmpty();
        trained.Text.Should().NotBe("stream");
        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

    [Theory, BothDoors]
    public async Task Every_run_of_a_training_has_a_result_of_its_own(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        string? first = (await wire.RunAsync("j1")).Text("dataUrl");
        string? second = (await wire.RunAsync("j2")).Text("dataUrl");

        second.Should().NotBe(first);
    }

    [Theory, BothDoors]
    public async Task A_trained_stream_can_be_uploaded_and_scored(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        WireAnswer trained = await wire.DownloadAsync(await wire.RunAsync("train"));

        await wire.PutFileAsync("trained", trained.Text);
        await wire.PostJobAsync("score", """{"action":"BATCH_SCORE","model":{"id":"trained"}}""");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("score")).Should().Be("SUCCESS");
    }

    [Theory, BothDoors]
    public async Task Auto_refresh_replaces_the_stream_on_success_and_leaves_it_in_the_result(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenSucceed("trained"u8.ToArray());

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        (await wire.DownloadAsync(status)).Text.Should().Be("trained");
        (await wire.GetAsync("file/drug1n")).Text.Should().Be("trained");
        wire.Server.Spss.Files.Ids.Should().Equal("drug1n");
    }

    [Theory, BothDoors]
    public async Task Auto_refresh_without_a_plan_replaces_the_stream_with_its_result(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        WireAnswer trained = await wire.DownloadAsync(await wire.RunAsync("j1", SpssCalls.Definition("AUTO_REFRESH")));

        trained.Text.Should().NotBe("stream");
        (await wire.GetAsync("file/drug1n")).Bytes.Should().Equal(trained.Bytes);
    }

    [Theory, BothDoors]
    public async Task Auto_refresh_leaves_the_stream_until_it_has_succeeded(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.StartAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        await wire.AdvanceAsync(60);

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

    [Theory, BothDoors]
    public async Task Auto_refresh_leaves_the_stream_when_it_fails(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("no");

        await wire.RunAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

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

    [Theory, BothDoors]
    public async Task Batch_score_without_exports_leaves_a_text_of_tabs_and_CRLFs_with_a_header_line(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        WireAnswer answer = await wire.DownloadAsync(await wire.RunAsync("j1", SpssCalls.Definition("BATCH_SCORE", """{"reportFormat":"TAB"}""")));

        string[] lines = answer.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCountGreaterThan(1).And.OnlyContain(line => line.Split('\t').Length == lines[0].Split('\t').Length);
        lines[0].Should().Contain("\t");
        answer.Text.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContainAny("\r", "\n");
    }

    [Theory, BothDoors]
    public async Task Batch_score_with_empty_exports_leaves_a_text_too(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("BATCH_SCORE", """{"exports":[]}"""));

        (await wire.DownloadAsync(status)).Text.Should().Contain("\t");
    }

    [Theory, BothDoors]
    public async Task Batch_score_with_exports_has_no_data_url(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        JsonElement status = await wire.RunAsync("j1", WithDatabase("BATCH_SCORE", Exports));

        status.GetRawText().Should().Be("""{"jobId":"j1","jobStatus":"SUCCESS"}""");
    }

    [Theory, BothDoors]
    public async Task Training_with_exports_still_leaves_its_stream(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        (await wire.RunAsync("j1", WithDatabase("TRAINING", Exports))).Text("dataUrl").Should().NotBeNull();
    }

    [Theory, BothDoors]
    public async Task Run_stream_leaves_what_its_script_produces(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.WhenSubmitted(job => job.Id == "script").ThenSucceed("made by the script"u8.ToArray());

        (await wire.RunAsync("plain", SpssCalls.Definition("RUN_STREAM"))).Text("jobStatus").Should().Be("SUCCESS");
        (await wire.DownloadAsync(await wire.RunAsync("script", SpssCalls.Definition("RUN_STREAM")))).Text.Should().Be("made by the script");

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

    [Theory, BothDoors]
    public async Task Every_type_fails_without_its_stream(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string action in (string[])["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
        {
            await wire.PostJobAsync(action, SpssCalls.Definition(action));
        }

        await wire.AdvanceAsync(60);
        wire.Server.Spss.Jobs.Should().HaveCount(5).And.OnlyContain(job => job.State == "FAILED");
        wire.Server.Spss.Files.Ids.Should().BeEmpty();
    }

    private static string WithDatabase(string action, string setting) => $$"""
        {"action":"{{action}}","model":{"id":"drug1n"},"setting":{{setting}},
         "dbDefinitions":{"d":{"type":"DB2","host":"h","port":1,"db":"b","username":"u","password":"p"} } }
        """;

    private static async Task<IEnumerable<string>> EntriesAsync(Wire wire, JsonElement status)
    {
        WireAnswer answer = await wire.DownloadAsync(status);
        using var zip = new ZipArchive(new MemoryStream(answer.Bytes));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }
}
