using System.Text.Json;

namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /serverInfo</c></summary>
public sealed class ServerInfo
{
    [Theory, AllHosts]
    [Clause(
        "DF-V-01", "DF-V-02", "DF-V-03", "DF-V-04", "DF-V-05", "DF-V-06", "DF-V-07", "DF-V-08", "DF-V-09", "DF-V-10", "DF-V-11", "DF-V-12", "DF-V-16",
        "DF-V-17", "DF-V-18")]
    public async Task The_answer_has_the_members_and_types_of_the_document(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.GetAsync("/serverInfo");

        answer.Status.Should().Be(200);
        answer.MediaTypeOf().Should().Be(MediaType.Json);
        answer.Json.Members().Should().Contain(
        [
            "version", "fullProductVersion", "fullVersion", "majorProductVersion", "minorProductVersion", "productRevision", "majorVersion",
            "minorVersion", "buildNumber", "authenticationConnection", "serverCurrentDate", "serverStartupDate", "minutesFromGmt",
            "databaseVersion", "libraryVersion", "repositoryInfo", "links",
        ]);
        foreach (string number in (string[])
                 ["version", "majorProductVersion", "minorProductVersion", "productRevision", "majorVersion", "minorVersion", "buildNumber", "minutesFromGmt"])
        {
            answer.Json.GetProperty(number).TryGetInt32(out _).Should().BeTrue(number);
        }

        foreach (string text in (string[])["fullProductVersion", "fullVersion", "authenticationConnection", "serverCurrentDate", "serverStartupDate"])
        {
            answer.Json.GetProperty(text).ValueKind.Should().Be(JsonValueKind.String, text);
        }

        foreach (string list in (string[])["databaseVersion", "libraryVersion"])
        {
            answer.Json.GetProperty(list).EnumerateArray().Should().OnlyContain(entry => entry.ValueKind == JsonValueKind.String, list);
        }

        foreach (JsonElement repository in answer.Json.GetProperty("repositoryInfo").EnumerateArray())
        {
            repository.Members().Should().BeEquivalentTo("name", "type", "uuid", "version");
            repository.GetProperty("version").TryGetInt32(out _).Should().BeTrue();
        }
    }

    [Theory, AllHosts]
    [Clause("DF-V-19")]
    public async Task The_only_link_leads_up_to_the_root(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement info = (await wire.GetAsync("/serverInfo")).Json;

        info.LinkTable().Should().Equal("up GET /");
        (await wire.FollowAsync(info, "up")).Json.Rels().Should().Contain("serverInfo");
    }

    [Theory, AllHosts]
    [Clause("DF-V-13", "DF-V-14")]
    public async Task The_current_date_moves_and_the_startup_date_does_not(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(1782);

        JsonElement info = (await wire.GetAsync("/serverInfo")).Json;

        info.Text("serverStartupDate").Should().Be("20251231T19:00:00");
        info.Text("serverCurrentDate").Should().Be("20251231T19:29:42");
    }

    [Theory, AllHosts]
    [Clause("DF-V-15", "DF-O-39")]
    public async Task The_offset_from_GMT_is_an_option_and_moves_the_dates(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        (await wire.GetAsync("/serverInfo")).Json.GetProperty("minutesFromGmt").GetInt32().Should().Be(-300);

        wire.Server.DataFlux.Options.MinutesFromGmt = 330;

        JsonElement info = (await wire.GetAsync("/serverInfo")).Json;
        info.GetProperty("minutesFromGmt").GetInt32().Should().Be(330);
        info.Text("serverCurrentDate").Should().Be("20260101T05:30:00");
    }
}
