using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>The results of jobs that no test has planned one for.</summary>
public sealed class DefaultResults
{
    [Theory, AllHosts]
    [Clause("SPSS-U-22")]
    public async Task A_trained_stream_is_the_uploaded_one_and_a_line(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["TRAINING", "AUTO_REFRESH"])
        {
            (await DownloadAsync(wire, action)).Should().MatchRegex($@"\Astream\n[^\r\n]*{action}[^\r\n]*\n\z");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-03", "SPSS-U-21")]
    public async Task A_run_of_a_stream_leaves_the_updated_stream(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await DownloadAsync(wire, "RUN_STREAM")).Should().StartWith("stream\n").And.NotBe("stream\n");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-23")]
    public async Task Scores_are_ten_rows_with_tabs_whatever_the_format(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string setting in (string[])["{}", """{"reportFormat":"TAB"}""", """{"reportFormat":"HTML"}"""])
        {
            string[] lines = (await DownloadAsync(wire, "BATCH_SCORE", setting)).Split("\r\n");

            lines.Should().HaveCount(12, "a header, ten rows and nothing behind the last end of a line: {0}", setting);
            lines[^1].Should().BeEmpty();
            lines[..^1].Should().OnlyContain(line => line.Contains('\t'));
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-12", "SPSS-U-12")]
    public async Task A_result_has_an_identifier_of_the_services_making_and_outlives_its_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement status = await wire.RunAsync("j1");

        await wire.DeleteAsync("jobs/j1");

        new Uri(status.Text("dataUrl")!).AbsolutePath.Should().MatchRegex("^/pm/v1/file/[0-9a-f]{32}$");
        (await wire.DownloadAsync(status)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-07")]
    public async Task An_auto_refresh_changes_no_other_file(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("other", "other stream");

        await wire.RunAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        (await wire.GetAsync("file")).Text.Should().Be("""["other","drug1n"]""");
        (await wire.GetAsync("file/other")).Text.Should().Be("other stream");
        (await wire.GetAsync("file/drug1n")).Text.Should().NotBe("stream");
    }

    private static async Task<string> DownloadAsync(Wire wire, string action, string setting = "{}")
    {
        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition(action, setting));
        await wire.DeleteAsync("jobs/j1");
        return (await wire.DownloadAsync(status)).Text;
    }
}
