using BatchJobs.Testing;

namespace BatchJobs.Conformance.Spss;

/// <summary>How requests are taken that no document defines.</summary>
public sealed class StrictOrLenient
{
    private static readonly (string Wrong, string Right, string Definition)[] Misspelt =
    [
        ("acton", "action", """{"action":"TRAINING","acton":"TRAINING","model":{"id":"drug1n"}}"""),
        ("dbDefinition", "dbDefinitions", """{"action":"TRAINING","model":{"id":"drug1n"},"dbDefinition":{}}"""),
        ("outputtype", "outputType", """{"action":"TRAINING","model":{"id":"drug1n"},"outputtype":"DATA_URL"}"""),
        ("nam", "name", """{"action":"TRAINING","model":{"id":"drug1n","nam":"x"}}"""),
        ("usrname", "username", """{"action":"TRAINING","model":{"id":"drug1n"},"dbDefinitions":{"d":{"type":"DB2","usrname":"u"}}}"""),
        ("input", "inputs", SpssCalls.Definition("TRAINING", """{"input":[]}""")),
        ("parameterOverrides", "parameterOverride", SpssCalls.Definition("TRAINING", """{"parameterOverrides":[]}""")),
        ("reportformat", "reportFormat", SpssCalls.Definition("TRAINING", """{"reportformat":"TAB"}""")),
        ("nodes", "node", SpssCalls.Definition("TRAINING", """{"inputs":[{"nodes":"in","odbc":{"dbRef":"d","table":"T"}}]}""")),
        ("tabel", "table", SpssCalls.Definition("TRAINING", """{"inputs":[{"node":"in","odbc":{"dbRef":"d","tabel":"T"}}]}""")),
        ("insertmode", "insertMode", SpssCalls.Definition("TRAINING", """{"exports":[{"odbc":{"dbRef":"d","insertmode":"Drop"}}]}""")),
        ("bulkloading", "bulkLoading", SpssCalls.Definition("TRAINING", """{"exports":[{"node":"t","bulkloading":"Off"}]}""")),
        ("val", "value", SpssCalls.Definition("TRAINING", """{"parameterOverride":[{"name":"p","val":"1"}]}""")),
    ];

    [Theory, AllHosts]
    [Clause("SPSS-U-24")]
    public async Task A_strict_server_refuses_an_unknown_member_and_names_the_nearest(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string wrong, string right, string definition) in Misspelt)
        {
            foreach (string method in (string[])["POST", "PUT"])
            {
                WireAnswer answer = await wire.SendJsonAsync(method, SpssCalls.Address("jobs/j1"), definition);

                answer.Status.Should().Be(500, wrong);
                answer.Json.Text("message").Should().MatchRegex($@"\b{wrong}\b").And.MatchRegex($@"\b{right}\b");
            }
        }

        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-24")]
    public async Task A_lenient_server_ignores_an_unknown_member_and_does_not_echo_it(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);
        wire.Server.Spss.Files.Add("drug1n", []);

        foreach ((string wrong, _, string definition) in Misspelt)
        {
            WireAnswer answer = await wire.PutJobAsync(wrong + "-", definition);

            answer.Status.Should().Be(201, wrong);
            answer.Text.Should().NotContain($"\"{wrong}\"");
            (await wire.GetAsync($"jobs/{wrong}-")).Text.Should().NotContain($"\"{wrong}\"");
        }
    }

    [Theory, AllHosts]
    public async Task A_lenient_server_needs_an_action_that_is_known_and_JSON_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        foreach (string definition in (string[])
                 ["", "{", "[]", "null", """{"action":"X","model":{"id":"m"}}""", """{"acton":"TRAINING","model":{"id":"m"}}"""])
        {
            (await wire.PostJobAsync("j1", definition)).Status.Should().Be(500, definition);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-29")]
    public async Task Names_that_callers_choose_are_no_unknown_members(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostJobAsync("j1", """
            {"action":"TRAINING","model":{"id":"drug1n"},
             "dbDefinitions":{"typ":{"type":"DB2","host":"h","port":1,"db":"b","username":"u","password":"p"}},
             "setting":{"parameterOverride":[{"name":"anything","value":"at all"}]}}
            """);

        answer.Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-24")]
    public async Task A_strict_server_names_the_route_that_is_nearest_to_an_unknown_one(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string path, string nearest) in ((string, string)[])
                 [("job", "/pm/v1/jobs"), ("files", "/pm/v1/file"), ("jobs/j1/state", "/status")])
        {
            WireAnswer answer = await wire.GetAsync(path);

            answer.Status.Should().Be(404, path);
            answer.Text.Should().Contain(nearest);
        }
    }

    [Theory, AllHosts]
    public async Task The_nearest_route_to_one_with_an_id_has_an_id_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("files/f1")).Text.Should().Contain("/pm/v1/file/");
        (await wire.GetAsync("job/j1")).Text.Should().Contain("/pm/v1/jobs/");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-24")]
    public async Task A_lenient_server_answers_an_unknown_route_with_a_bare_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, Strictness.Lenient);

        foreach (string path in (string[])["job", "files/f1", "jobs/j1/state", "model", "", "jobs/j1/status/x", "file/f1/x"])
        {
            WireAnswer answer = await wire.GetAsync(path);

            answer.Status.Should().Be(404, path);
            answer.Bytes.Should().BeEmpty(path);
        }
    }

    [Theory, AllHosts]
    public async Task A_verb_that_a_route_does_not_have_is_refused_and_changes_nothing(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            await wire.PutFileAsync("f1");
            await wire.PostJobAsync("j1");
            string before = await wire.EverythingAsync();

            foreach ((string method, string path) in ((string, string)[])
                     [("DELETE", "jobs"), ("POST", "jobs"), ("PATCH", "jobs/j1"), ("POST", "file/f1"), ("DELETE", "file"), ("PUT", "jobs/j1/status")])
            {
                WireAnswer answer = await wire.SendJsonAsync(method, SpssCalls.Address(path), SpssCalls.Training);

                answer.Status.Should().BeInRange(400, 500, $"{method} {path}");
            }

            (await wire.EverythingAsync()).Should().Be(before);
        }
    }
}
