namespace BatchJobs.Conformance.Spss;

/// <summary>What jobs of the other type and of any type leave behind.</summary>
public sealed class JobTypes
{
    [Theory, AllHosts]
    [Clause("SPSS-T-11", "SPSS-D-07")]
    public async Task Run_stream_leaves_what_its_script_produces(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(job => job.Id == "script").ThenSucceed("made by the script"u8.ToArray());

        (await wire.RunAsync("plain", SpssCalls.Definition("RUN_STREAM"))).Text("jobStatus").Should().Be("SUCCESS");
        (await wire.DownloadAsync(await wire.RunAsync("script", SpssCalls.Definition("RUN_STREAM")))).Text.Should().Be("made by the script");

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-08", "SPSS-D-09")]
    public async Task Every_type_fails_without_its_stream(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
        {
            await wire.PostJobAsync(action, SpssCalls.Definition(action));
        }

        await wire.AdvanceAsync(60);
        wire.Server.Spss.Jobs.Should().HaveCount(5).And.OnlyContain(job => job.State == "FAILED");
        wire.Server.Spss.Files.Ids.Should().BeEmpty();
    }
}
