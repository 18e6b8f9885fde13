using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>What the fake decides where the documents are silent, and the options to decide otherwise.</summary>
public sealed class Decisions
{
    [Theory, AllHosts]
    [Clause("SPSS-U-13")]
    public async Task Results_are_not_listed_among_the_files(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement status = await wire.RunAsync("j1");

        (await wire.GetAsync("file")).Text.Should().Be("[\"drug1n\"]");
        (await wire.DownloadAsync(status)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-13")]
    public async Task Results_can_be_listed_among_the_files(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.ListResults = true;
        string result = new Uri((await wire.RunAsync("j1")).Text("dataUrl")!).Segments[^1];

        IEnumerable<string?> listed = (await wire.GetAsync("file")).Json.EnumerateArray().Select(id => id.GetString());

        listed.Should().BeEquivalentTo("drug1n", Uri.UnescapeDataString(result));
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-14")]
    public async Task Jobs_are_listed_in_the_order_of_their_creation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string[] ids = ["m", "z", "a", "10", "9"];
        foreach (string id in ids)
        {
            await wire.PostJobAsync(id);
            await wire.AdvanceAsync(1);
        }

        await wire.PutJobAsync("m");

        (await wire.GetAsync("jobs")).Json.EnumerateArray().Select(job => job.Text("id")).Should().Equal(ids);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-24", "SPSS-U-11")]
    public async Task Addresses_begin_with_the_public_url_when_there_is_one(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.PublicUrl = new Uri("https://palbyp.pmservice.ibmcloud.com");

        (await wire.PutFileAsync("drug_cap_stream")).Text.Should().Be("https://palbyp.pmservice.ibmcloud.com/pm/v1/file/drug_cap_stream");
        JsonElement status = await wire.RunAsync("j1");

        status.Text("dataUrl").Should().StartWith("https://palbyp.pmservice.ibmcloud.com/pm/v1/file/");
        (await wire.DownloadAsync(status)).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    public async Task A_public_url_may_end_in_a_slash_and_have_a_port(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.PublicUrl = new Uri("http://pm.example.com:8080/");

        (await wire.PutFileAsync("f1")).Text.Should().Be("http://pm.example.com:8080/pm/v1/file/f1");
    }
}
