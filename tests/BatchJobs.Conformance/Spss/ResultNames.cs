using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>The name under which a result is saved: <c>model.name</c>.</summary>
public sealed class ResultNames
{
    [Theory, AllHosts]
    [Clause("SPSS-D-11", "SPSS-V-16", "SPSS-U-36")]
    public async Task The_result_of_a_training_and_an_auto_refresh_is_saved_under_it(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["TRAINING", "AUTO_REFRESH"])
        {
            await wire.RunAsync(action, Named(action));

            wire.Server.Spss.Jobs[action].ResultName.Should().Be("trained.str", action);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-11", "SPSS-U-36")]
    public async Task Other_actions_have_none_whatever_the_model_is_called(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["EVALUATION", "BATCH_SCORE", "RUN_STREAM"])
        {
            await wire.RunAsync(action, Named(action));

            wire.Server.Spss.Jobs[action].ResultName.Should().BeNull(action);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-10", "SPSS-D-12", "SPSS-U-36")]
    public async Task Without_it_the_result_has_the_services_identifier_only(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement status = await wire.RunAsync("j1");

        wire.Server.Spss.Jobs["j1"].ResultName.Should().BeNull();
        (await wire.DownloadAsync(status)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-36")]
    public async Task Nothing_of_it_is_on_the_wire_but_the_definition(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement status = await wire.RunAsync("j1", Named("TRAINING"));

        status.Members().Should().Equal("jobId", "jobStatus", "dataUrl");
        status.GetRawText().Should().NotContain("trained.str");
        (await wire.GetAsync("file")).Text.Should().Be("""["drug1n"]""");
        (await wire.JobAsync("j1")).GetProperty("model").Text("name").Should().Be("trained.str");
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-11", "SPSS-U-36")]
    public async Task It_is_there_with_the_result_and_not_before(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(job => job.Id == "failed").ThenFail("no");

        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1", Named("TRAINING"));
        wire.Server.Spss.Jobs["j1"].ResultName.Should().BeNull("it has not run");
        await wire.AdvanceAsync(60);
        wire.Server.Spss.Jobs["j1"].ResultName.Should().Be("trained.str");
        await wire.PutJobAsync("j1", Named("TRAINING"));
        wire.Server.Spss.Jobs["j1"].ResultName.Should().BeNull("it is queued anew");
        await wire.RunAsync("failed", Named("TRAINING"));

        wire.Server.Spss.Jobs["failed"].ResultName.Should().BeNull();
    }

    private static string Named(string action) => $$$"""{"action":"{{{action}}}","model":{"id":"drug1n","name":"trained.str"}}""";
}
