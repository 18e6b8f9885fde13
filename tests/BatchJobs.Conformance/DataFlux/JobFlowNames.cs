namespace BatchJobs.Conformance.DataFlux;

/// <summary>The rules for the names of job flows.</summary>
public sealed class JobFlowNames
{
    [Theory, AllHosts]
    [Clause("DF-N-09", "DF-C-09", "DF-C-16", "DF-O-15")]
    public async Task An_invalid_character_answers_404_and_creates_nothing(ServerHost host) =>
        await AssertRefusedAsync(host, "a<b", "a>b", "a:b", "a\"b", "a|b", "a?b", "a*b", "a\0b", "a\nb", "a\u001Fb", "a\u007Fb");

    [Theory, AllHosts]
    [Clause("DF-O-17")]
    public async Task A_path_that_leaves_the_folder_answers_404_and_creates_nothing(ServerHost host) =>
        await AssertRefusedAsync(host, "..", "../f.djf", "a/../f.djf", "a/..", ".", "./f.djf", "a/./b", "/f.djf", "//host/f.djf");

    [Theory, AllHosts]
    [Clause("DF-O-15")]
    public async Task Drives_and_backslashes_answer_404_and_create_nothing(ServerHost host) =>
        await AssertRefusedAsync(host, @"C:\f.djf", "C:/f.djf", "C:f.djf", @"a\b.djf", @"..\f.djf", @"\\host\share\f.djf", @"\f.djf");

    [Theory, AllHosts]
    [Clause("DF-O-15", "DF-O-17")]
    public async Task Empty_segments_and_segments_that_end_in_a_dot_or_a_blank_answer_404(ServerHost host) =>
        await AssertRefusedAsync(host, "a//b", "a/", "f.djf.", "f.djf ", "a./b", "a /b", "...");

    [Theory, AllHosts]
    [Clause("DF-O-16")]
    public async Task Names_of_devices_answer_404_and_create_nothing(ServerHost host) =>
        await AssertRefusedAsync(host, "CON", "nul", "Prn.djf", "aux.tar.gz", "COM1", "com9.djf", "LPT1.djf", "lpt3", "COM¹.djf", "a/NUL/b.djf", "a/con.djf", "NUL .djf");

    [Theory, AllHosts]
    [Clause("DF-O-16")]
    public async Task Names_that_only_begin_like_a_device_are_accepted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])["CONTENT.djf", "com.djf", "COM10.djf", "COM0", "nul-1", "a.CON", "LPT.djf", ".nul"])
        {
            (await wire.CreateAsync(name)).Status.Should().Be(200, name);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-O-15")]
    public async Task Backslashes_can_be_taken_as_the_separators_that_they_are_on_Windows(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.Options.BackslashSeparatesNames = true;

        WireAnswer created = await wire.CreateAsync(@"a\b\c.djf");

        created.Json.Text("name").Should().Be("a/b/c.djf");
        created.Json.Text("id").Should().Be(DataFluxCalls.IdOf("a/b/c.djf"));
        (await wire.CreateAsync("a/b/c.djf")).Status.Should().Be(409);
        (await wire.CreateAsync(@"a/b\c.djf")).Status.Should().Be(409);
        (await wire.GetAsync(DataFluxCalls.FlowPath(@"a\b\c.djf"))).Json.Text("name").Should().Be("a/b/c.djf");
        string id = await wire.RunAsync("a/b/c.djf");
        (await wire.JobIdsAsync("?name=a%5Cb%5Cc.djf")).Should().Equal(id);
        foreach (string name in (string[])[@"\f.djf", @"..\f.djf", @"a\\b", @"a\", @"C:\f.djf", @"a\NUL"])
        {
            (await wire.CreateAsync(name)).Status.Should().Be(404, name);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-N-08")]
    public async Task Names_of_4096_bytes_are_accepted_and_their_flows_can_be_used(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])[new string('x', 4096), new string('é', 2048), string.Concat(Enumerable.Repeat("folder8/", 511)) + "flow.djf"])
        {
            WireAnswer created = await wire.CreateAsync(name);

            created.Status.Should().Be(200);
            (await wire.FollowAsync(created.Json, "content")).Text.Should().Be(DataFluxCalls.Xml);
            (await wire.FollowAsync(created.Json, "execute", DataFluxCalls.Body("{}", MediaType.Metadata))).OnlyItem().Text("name").Should().Be(name);
            (await wire.FollowAsync(created.Json, "delete")).Status.Should().Be(204);
        }
    }

    [Theory, AllHosts]
    [Clause("DF-N-08")]
    public async Task Names_of_4097_bytes_are_refused_and_create_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])[new string('x', 4097), new string('é', 2048) + "x", string.Concat(Enumerable.Repeat("a/", 2048)) + "a"])
        {
            (await wire.CreateAsync(name)).Status.Should().BeOneOf(400, 404);
        }

        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();
    }

    [Theory, AllHosts]
    public async Task An_empty_name_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.CreateAsync("")).Status.Should().BeOneOf(400, 404);

        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-N-09", "DF-S-06")]
    public async Task Other_characters_are_accepted_and_kept(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string name in (string[])
                 ["100Exp+Copy.ddf", "waiter.dmc", "no extension", ".hidden", "..a", "a..b", "50%.djf", "%2e%2e", "a&b=c#d;e,f.djf",
                     "~!@$^()_-{}[]'`.djf", "ÿÿÿ.djf", "日本語/流れ.djf", "😀.djf", "ab~.djf", " leading.djf"])
        {
            WireAnswer created = await wire.CreateAsync(name);

            created.Status.Should().Be(200, name);
            created.Json.Text("name").Should().Be(name);
            created.Json.Text("id").Should().Be(DataFluxCalls.IdOf(name));
            (await wire.FollowAsync(created.Json, "self")).Json.Text("name").Should().Be(name);
        }
    }

    private static async Task AssertRefusedAsync(ServerHost host, params string[] names)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string name in names)
        {
            (await wire.CreateAsync(name)).Status.Should().Be(404, name);
        }

        wire.Server.DataFlux.JobFlows.Names.Should().BeEmpty();
    }
}
