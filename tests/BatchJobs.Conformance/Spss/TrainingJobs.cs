namespace BatchJobs.Conformance.Spss;

/// <summary>What <c>TRAINING</c> leaves behind.</summary>
public sealed class TrainingJobs
{
    [Theory, AllHosts]
    [Clause("SPSS-O-03", "SPSS-T-01", "SPSS-T-02", "SPSS-D-03")]
    public async Task Training_leaves_an_updated_stream_and_the_uploaded_one_as_it_was(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer trained = await wire.DownloadAsync(await wire.RunAsync("j1"));

        trained.Status.Should().Be(200);
        trained.Bytes.Should().NotBeEmpty();
        trained.Text.Should().NotBe("stream");
        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-02")]
    public async Task Every_run_of_a_training_has_a_result_of_its_own(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        string? first = (await wire.RunAsync("j1")).Text("dataUrl");
        string? second = (await wire.RunAsync("j2")).Text("dataUrl");

        second.Should().NotBe(first);
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-03")]
    public async Task A_trained_stream_can_be_uploaded_and_scored(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        WireAnswer trained = await wire.DownloadAsync(await wire.RunAsync("train"));

        await wire.PutFileAsync("trained", trained.Text);
        await wire.PostJobAsync("score", """{"action":"BATCH_SCORE","model":{"id":"trained"}}""");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("score")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    public async Task Training_with_exports_still_leaves_its_stream(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.RunAsync("j1", SpssCalls.WithExports("TRAINING"))).Text("dataUrl").Should().NotBeNull();
    }
}
