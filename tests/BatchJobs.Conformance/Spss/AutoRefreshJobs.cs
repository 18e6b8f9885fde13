using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>What <c>AUTO_REFRESH</c> leaves behind.</summary>
public sealed class AutoRefreshJobs
{
    [Theory, AllHosts]
    [Clause("SPSS-O-03", "SPSS-D-05")]
    public async Task Auto_refresh_replaces_the_stream_on_success_and_leaves_it_in_the_result(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenSucceed("trained"u8.ToArray());

        JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        (await wire.DownloadAsync(status)).Text.Should().Be("trained");
        (await wire.GetAsync("file/drug1n")).Text.Should().Be("trained");
        wire.Server.Spss.Files.Ids.Should().Equal("drug1n");
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-06")]
    public async Task Auto_refresh_without_a_plan_replaces_the_stream_with_its_result(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer trained = await wire.DownloadAsync(await wire.RunAsync("j1", SpssCalls.Definition("AUTO_REFRESH")));

        trained.Text.Should().NotBe("stream");
        (await wire.GetAsync("file/drug1n")).Bytes.Should().Equal(trained.Bytes);
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-08")]
    public async Task Auto_refresh_leaves_the_stream_until_it_has_succeeded(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        await wire.AdvanceAsync(60);

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }

    [Theory, AllHosts]
    [Clause("SPSS-T-06", "SPSS-V-12")]
    public async Task Auto_refresh_leaves_the_stream_when_it_fails(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).ThenFail("no");

        await wire.RunAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
    }
}
