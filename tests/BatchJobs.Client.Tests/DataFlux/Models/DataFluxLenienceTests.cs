using System.Text.Json;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux.Models;

/// <summary>No number that the service writes oddly keeps back the document it stands in.</summary>
public class DataFluxLenienceTests
{
    [Theory]
    [InlineData("\"62.5\"", 62.5)]
    [InlineData("62.5", 62.5)]
    [InlineData("\"\"", 0)]
    [InlineData("\"1 minute\"", 0)]
    [InlineData("null", 0)]
    [InlineData("1e300", 0)]
    [InlineData("1e999", 0)]
    [InlineData("\"NaN\"", 0)]
    [InlineData("{\"seconds\":[1]}", 0)]
    [InlineData("true", 0)]
    [Clause("DF-J-31")]
    public async Task A_duration_is_read_if_it_can_be(string duration, double seconds)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running").Replace("1.5", duration, StringComparison.Ordinal)));

        DataFluxJobStatus job = await fixture.Jobs.GetAsync(DataFluxClientFixture.Job);

        job.Duration.Should().Be(TimeSpan.FromSeconds(seconds));
        job.State.Should().Be(DataFluxJobState.Running);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("\"\"", null)]
    [InlineData("\"many\"", null)]
    [InlineData("7.5", null)]
    [InlineData("1e99", null)]
    [InlineData("null", null)]
    [InlineData("[7,{}]", null)]
    [InlineData("{\"is\":7}", null)]
    public async Task Whole_numbers_are_read_if_they_can_be(string number, int? read)
    {
        await using var fixture = new DataFluxClientFixture();
        string flow = $$"""{"version":{{number}},"id":"x","name":"x","size":{{number}}}""";
        fixture.Wire.Respond(200, flow).Respond(200, $$"""{"version":{{number}},"count":{{number}},"items":[{{flow}}]}""").Respond(200, $$"""{"minutesFromGmt":{{number}}}""");

        DataFluxJobFlow one = await fixture.Flows.GetAsync("x");
        DataFluxList<DataFluxJobFlowSummary> all = await fixture.Flows.ListAsync();

        one.Version.Should().Be(read);
        one.Size.Should().Be(read);
        all.Should().ContainSingle().Which.Version.Should().Be(read);
        (await fixture.Client.Server.GetInfoAsync()).MinutesFromGmt.Should().Be(read);
    }

    [Fact]
    public async Task A_size_may_be_beyond_an_int()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, """{"version":"3000000000","id":"x","name":"x","size":"3000000000"}""");

        DataFluxJobFlow flow = await fixture.Flows.GetAsync("x");

        flow.Size.Should().Be(3_000_000_000);
        flow.Version.Should().BeNull();
    }

    [Fact]
    [Clause("DF-S-12", "DF-D-16", "DF-M-21", "DF-J-33")]
    public async Task A_list_that_is_null_and_a_link_without_a_name_are_read_as_nothing()
    {
        await using var fixture = new DataFluxClientFixture();
        const string Flow = """{"id":"x","name":"x","links":null}""";
        string nameless = DataFluxClientFixture.Status("running", links: """{"rel":null,"method":"PUT","uri":"/x"}""");
        string linkless = DataFluxClientFixture.Status("running").Replace("[]", "null", StringComparison.Ordinal);
        fixture.Wire
            .Respond(200, """{"links":null}""")
            .Respond(200, """{"databaseVersion":null,"libraryVersion":null,"repositoryInfo":null,"links":null}""")
            .Respond(200, Flow)
            .Respond(200, Flow)
            .Respond(200, $$"""{"items":[{{Flow}}],"links":null}""")
            .Respond(200, DataFluxClientFixture.Collection(nameless, linkless));

        (await fixture.Client.Server.GetRootAsync()).Links.Should().BeEmpty();
        DataFluxServerInfo info = await fixture.Client.Server.GetInfoAsync();
        info.Links.Should().BeEmpty();
        info.DatabaseVersions.Should().BeEmpty();
        info.LibraryVersions.Should().BeEmpty();
        info.Repositories.Should().BeEmpty();
        (await fixture.Flows.GetAsync("x")).Links.Should().BeEmpty();
        (await fixture.Flows.GetMetadataAsync("x")).Links.Should().BeEmpty();
        (await fixture.Flows.ListAsync()).Should().ContainSingle().Which.Links.Should().BeEmpty();
        DataFluxList<DataFluxJobStatus> jobs = await fixture.Jobs.ListAsync();
        jobs[0].Links.Should().ContainSingle().Which.Rel.Should().BeEmpty();
        jobs[1].Links.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1423859864", "1423859864")]
    [InlineData("1.50E3", "1.50E3")]
    [InlineData("true", "true")]
    [InlineData("{\"at\":[1]}", "{\"at\":[1]}")]
    [InlineData("null", "")]
    public async Task A_time_that_is_no_text_is_kept_as_it_came(string time, string text)
    {
        await using var fixture = new DataFluxClientFixture();
        string odd = DataFluxClientFixture.Status("completed", "odd").Replace("\"2015-02-13T15:37:44\"", time, StringComparison.Ordinal);
        fixture.Wire.Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running"), odd, DataFluxClientFixture.Status("failed", "last")));

        DataFluxList<DataFluxJobStatus> jobs = await fixture.Jobs.ListAsync();

        jobs.Select(job => job.Id).Should().Equal(DataFluxClientFixture.Job, "odd", "last");
        jobs[1].Started.Text.Should().Be(text);
        jobs[1].Started.ServerTime.Should().BeNull();
    }

    [Fact]
    public async Task A_hole_in_a_list_is_no_item_of_it()
    {
        await using var fixture = new DataFluxClientFixture();
        const string Links = """[null,{"rel":"up"}]""";
        string flow = $$"""{"id":"x","name":"x","links":{{Links}}}""";
        string job = DataFluxClientFixture.Status("running").Replace("[]", Links, StringComparison.Ordinal);
        fixture.Wire
            .Respond(200, $$"""{"databaseVersion":[null],"libraryVersion":["a",null,"b"],"repositoryInfo":[null,{"name":"r"}],"links":{{Links}}}""")
            .Respond(200, $$"""{"links":{{Links}}}""")
            .Respond(200, flow)
            .Respond(200, flow)
            .Respond(200, $$"""{"items":[{{flow}}]}""")
            .Respond(200, DataFluxClientFixture.Collection(job));

        DataFluxServerInfo info = await fixture.Client.Server.GetInfoAsync();
        info.DatabaseVersions.Should().BeEmpty();
        info.LibraryVersions.Should().Equal("a", "b");
        info.Repositories.Should().ContainSingle().Which.Name.Should().Be("r");
        IReadOnlyList<DataFluxLink>[] links =
        [
            info.Links,
            (await fixture.Client.Server.GetRootAsync()).Links,
            (await fixture.Flows.GetAsync("x")).Links,
            (await fixture.Flows.GetMetadataAsync("x")).Links,
            (await fixture.Flows.ListAsync())[0].Links,
            (await fixture.Jobs.ListAsync())[0].Links,
        ];

        links.Should().AllSatisfy(list => list.Should().ContainSingle().Which.Rel.Should().Be("up"));
    }

    [Fact]
    public async Task Members_that_nobody_has_heard_of_are_ignored()
    {
        await using var fixture = new DataFluxClientFixture();
        const string New = "\"new\":{\"a\":[1,null]}";
        string link = $$"""{"rel":"self","method":"GET","uri":"/x","title":"A title","itemType":"a","responseType":"b","responseItemType":"c",{{New}}}""";
        string flow = $$"""{"id":"x","name":"x","links":[{{link}}],{{New}}}""";
        string metadata = $$$"""{"id":"x","name":"x","inputs":{"t":{"metadata":[{"name":"c","type":"string",{{{New}}}}],"data":[["v"]],{{{New}}}}},"links":[{{{link}}}],{{{New}}}}""";
        string job = "{" + New + "," + DataFluxClientFixture.Status("running", links: link).TrimStart()[1..];
        string Collection(string item) => $$"""{"version":2,"accept":"a b","start":0,"limit":10,"items":[{{item}}],"links":[{{link}}],{{New}}}""";
        fixture.Wire
            .Respond(200, $$"""{"version":1,"links":[{{link}}],{{New}}}""")
            .Respond(200, flow)
            .Respond(200, metadata)
            .Respond(200, Collection(flow))
            .Respond(200, Collection(job))
            .Respond(200, Collection(job))
            .Respond(200, $$"""{"repositoryInfo":[{"name":"r",{{New}}}],"links":[{{link}}]}""");

        (await fixture.Client.Server.GetRootAsync()).FindLink("self")!.Uri.Should().Be("/x");
        (await fixture.Flows.GetAsync("x")).Links.Should().ContainSingle();
        (await fixture.Flows.GetMetadataAsync("x")).Inputs!.Tables["t"].Rows[0].Should().Equal("v");
        (await fixture.Flows.ListAsync()).Should().ContainSingle().Which.Links.Should().ContainSingle();
        (await fixture.Jobs.ListAsync()).Should().ContainSingle().Which.FindLink("self")!.Method.Should().Be("GET");
        (await fixture.Jobs.GetAsync(DataFluxClientFixture.Job)).State.Should().Be(DataFluxJobState.Running);
        (await fixture.Client.Server.GetInfoAsync()).Repositories.Should().ContainSingle().Which.Name.Should().Be("r");
    }

    [Fact]
    [Clause("DF-V-02")]
    public async Task What_else_the_server_tells_about_itself_is_kept()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, """{"version":1,"JOBS_MAX_NUM":"10","cpu":{"count":8}}""").Respond(200, """{"version":1}""");

        IReadOnlyDictionary<string, JsonElement> members = (await fixture.Client.Server.GetInfoAsync()).AdditionalMembers;

        members.Keys.Should().BeEquivalentTo("JOBS_MAX_NUM", "cpu");
        members["JOBS_MAX_NUM"].GetString().Should().Be("10");
        members["cpu"].GetProperty("count").GetInt32().Should().Be(8);
        (await fixture.Client.Server.GetInfoAsync()).AdditionalMembers.Should().BeEmpty();
    }

    [Fact]
    [Clause("DF-L-13")]
    public async Task A_comma_behind_the_last_member_or_item_is_read_over_as_the_documents_example_has_one()
    {
        await using var fixture = new DataFluxClientFixture();
        string job = DataFluxClientFixture.Status("running").TrimEnd()[..^1] + ",}";
        string jobs = DataFluxClientFixture.Collection(job + ",");
        const string Flow = """{"id":"x","name":"x","inputs":{"a":"b","t":{"metadata":[{"name":"c","type":"string",},],"data":[["v",],],},},"links":[{"rel":"up",},],}""";
        fixture.Wire
            .Respond(200, """{"version":1,"items":[{"id":"x","name":"x","links":[{"rel":"self",},]},],"links":[],}""")
            .Respond(200, jobs).Respond(200, jobs).Respond(200, jobs)
            .Respond(200, Flow).Respond(200, Flow)
            .Respond(200, """{"links":[{"rel":"create",},],}""").Respond(200, """{"libraryVersion":["a",],"more":{"x":[1,],},}""");

        (await fixture.Flows.ListAsync()).Should().ContainSingle().Which.Links.Should().ContainSingle();
        (await fixture.Jobs.ListAsync()).Should().ContainSingle();
        (await fixture.Jobs.GetAsync(DataFluxClientFixture.Job)).State.Should().Be(DataFluxJobState.Running);
        (await fixture.Flows.ExecuteAsync("x")).Id.Should().Be(DataFluxClientFixture.Job);
        (await fixture.Flows.GetAsync("x")).Links.Should().ContainSingle();
        (await fixture.Flows.GetMetadataAsync("x")).Inputs!.Tables["t"].Rows[0].Should().Equal("v");
        (await fixture.Client.Server.GetRootAsync()).Links.Should().ContainSingle();
        (await fixture.Client.Server.GetInfoAsync()).AdditionalMembers["more"].GetProperty("x").GetArrayLength().Should().Be(1);
    }

    [Theory]
    [InlineData("""{"items":[],,}""")]
    [InlineData("""{"items":[,]}""")]
    [InlineData("""{"version":1 "items":[]}""")]
    public async Task Other_commas_too_many_and_commas_that_are_missing_are_errors(string body)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Respond(200, body, times: 2).Respond(200, DataFluxClientFixture.Collection(DataFluxClientFixture.Status("running") + ",,"));

        await fixture.Jobs.Invoking(jobs => jobs.ListAsync()).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*");
        await fixture.Flows.Invoking(flows => flows.ListAsync()).Should().ThrowExactlyAsync<ServiceException>();
        await fixture.Jobs.Invoking(jobs => jobs.GetAsync(DataFluxClientFixture.Job)).Should().ThrowExactlyAsync<ServiceException>();
    }
}
