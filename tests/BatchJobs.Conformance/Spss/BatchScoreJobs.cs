using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>What <c>BATCH_SCORE</c> leaves behind.</summary>
public sealed class BatchScoreJobs
{
    [Theory, AllHosts]
    [Clause("SPSS-T-09", "SPSS-T-13")]
    public async Task Batch_score_without_exports_leaves_a_text_of_tabs_and_CRLFs_with_a_header_line(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.DownloadAsync(await wire.RunAsync("j1", SpssCalls.Definition("BATCH_SCORE", """{"reportFormat":"TAB"}""")));

        string[] lines = answer.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCountGreaterThan(1).And.OnlyContain(line => line.Split('\t').Length == lines[0].Split('\t').Length);
        lines[0].Should().Contain("\t");
        answer.Text.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContainAny("\r", "\n");
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-13")]
    public async Task Batch_score_with_empty_exports_leaves_a_text_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("BATCH_SCORE", """{"exports":[]}"""));

        (await wire.DownloadAsync(status)).Text.Should().Contain("\t");
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-14", "SPSS-S-08", "SPSS-D-06")]
    public async Task Batch_score_with_exports_has_no_data_url(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement status = await wire.RunAsync("j1", SpssCalls.WithExports("BATCH_SCORE"));

        status.GetRawText().Should().Be("""{"jobId":"j1","jobStatus":"SUCCESS"}""");
    }
}
