using System.Text.Json;
using BatchJobs.Testing;

namespace BatchJobs.Conformance.Spss;

/// <summary>Definitions that are accepted, and with which a job cannot run.</summary>
public sealed class RunTimeProblems
{
    private const string Database = """{"type":"DB2","host":"h","port":1,"db":"b","username":"u","password":"secret-1"}""";

    /// <summary>What is in the failure's message, and the settings and databases.</summary>
    private static readonly (string Place, string Said, string Setting, string Databases)[] Broken =
    [
        .. Settings("/setting/exports/0/odbc/insertMode", ("'Upsert'", Export(""","insertMode":"Upsert" """)), ("'append'", Export(""","insertMode":"append" """)),
            ("5", Export(""","insertMode":5"""))),
        .. Settings("/setting/exports/0/bulkLoading", ("'On'", """{"exports":[{"node":"n","odbc":{"dbRef":"d","table":"T"},"bulkLoading":"On"}]}""")),
        .. Settings("/setting/exports/0/odbc/dbRef", ("missing", """{"exports":[{"node":"n","odbc":{"table":"T"}}]}"""),
            ("missing", """{"exports":[{"node":"n","odbc":{"dbRef":null,"table":"T"}}]}"""), ("empty", """{"exports":[{"node":"n","odbc":{"dbRef":"","table":"T"}}]}"""),
            ("'nowhere'", """{"exports":[{"node":"n","odbc":{"dbRef":"nowhere","table":"T"}}]}""")),
        .. Settings("/setting/inputs/1/odbc/dbRef",
            ("missing", """{"inputs":[{"node":"n","odbc":{"dbRef":"d","table":"T"}},{"node":"m","odbc":{"table":"T"}}]}"""),
            ("'nowhere'", """{"inputs":[{"node":"n","odbc":{"dbRef":"d","table":"T"}},{"node":"m","odbc":{"dbRef":"nowhere","table":"T"}}]}""")),
        .. Settings("/setting/inputs/0/odbc/table", ("missing", """{"inputs":[{"node":"n","odbc":{"dbRef":"d"}}]}""")),
        .. Settings("/setting/inputs/0/odbc", ("missing", """{"inputs":[{"node":"n"}]}"""), ("a text", """{"inputs":[{"node":"n","odbc":"d"}]}""")),
        .. Settings("/setting/inputs/0/node", ("missing", """{"inputs":[{"odbc":{"dbRef":"d","table":"T"}}]}""")),
        .. Settings("/setting/inputs/0", ("null", """{"inputs":[null]}"""), ("a number", """{"inputs":[1]}""")),
        .. Settings("/setting/exports", ("an object", """{"exports":{"node":"n","odbc":{"dbRef":"d","table":"T"}}}"""), ("a text", """{"exports":"T"}""")),
        .. Settings("/setting/inputs", ("an object", """{"inputs":{}}"""), ("a boolean", """{"inputs":true}""")),
        .. Settings("/setting/parameterOverride", ("an object", """{"parameterOverride":{}}""")),
        .. Settings("/setting/parameterOverride/0/name", ("missing", """{"parameterOverride":[{"value":"v"}]}""")),
        .. Settings("/setting", ("an array", "[]"), ("a text", "\"x\"")),
        .. Databases("/dbDefinitions/d/type", ("'MongoDB'", ("\"DB2\"", "\"MongoDB\"")), ("'db2'", ("\"DB2\"", "\"db2\"")), ("missing", ("\"DB2\"", "null"))),
        .. Databases("/dbDefinitions/d/port", ("99999", ("1,", "99999,")), ("'99999'", ("1,", "\"99999\",")), ("0", ("1,", "0,")), ("'x'", ("1,", "\"x\",")),
            ("-1", ("1,", "-1,")), ("1.5", ("1,", "1.5,")), ("missing", ("1,", "null,"))),
        .. Databases("/dbDefinitions/d/host", ("empty", ("\"h\"", "\"\"")), ("an array", ("\"h\"", "[]"))),
        .. Databases("/dbDefinitions/d/db", ("missing", ("\"b\"", "null"))),
        .. Databases("/dbDefinitions/d/username", ("missing", ("\"u\"", "null"))),
        .. Databases("/dbDefinitions/d/password", ("a number", ("\"secret-1\"", "4711")), ("missing", ("\"secret-1\"", "null"))),
        ("/dbDefinitions/d", "a text", Export(""), """{"d":"secret-1"}"""),
        ("/dbDefinitions", "an array", Export(""), "[]"),
    ];

    [Theory, AllHosts]
    [Clause("SPSS-J-15", "SPSS-D-46", "SPSS-D-51", "SPSS-U-28")]
    public async Task It_is_accepted_in_every_mode_and_the_job_fails_with_the_place_and_the_word(ServerHost host)
    {
        foreach (Strictness strictness in Enum.GetValues<Strictness>())
        {
            await using Wire wire = await Wire.OpenAsync(host, strictness);
            foreach ((string place, string said, string setting, string databases) in Broken)
            {
                JsonElement status = await wire.RunAsync("j1", Definition("BATCH_SCORE", setting, databases));

                status.Text("jobStatus").Should().Be("FAILED", setting + databases);
                status.Text("failureMsg").Should().Contain($"'{place}'").And.Contain(said).And.NotContainAny("secret-1", "4711");
                status.Members().Should().NotContain("dataUrl");
                await wire.DeleteAsync("jobs/j1");
            }

            wire.Server.Spss.Tables.Should().BeEmpty("a job that fails writes nothing");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-28")]
    public async Task It_shows_at_the_end_of_the_run_and_not_before(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        (await wire.PutJobAsync("j1", Definition("BATCH_SCORE", Export(""","insertMode":"Upsert" """), Named(Database)))).Status.Should().Be(201);
        await wire.AdvanceAsync(5.9);
        (await wire.StateAsync("j1")).Should().Be("RUNNING");

        await wire.AdvanceAsync(0.2);

        (await wire.StateAsync("j1")).Should().Be("FAILED");
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-54", "SPSS-U-28")]
    public async Task A_report_format_that_is_none_fails_an_evaluation_and_nothing_else(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string format in (string[])["\"PDF\"", "\"html\"", "5", "[]"])
        {
            foreach (string action in (string[])["EVALUATION", "TRAINING", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
            {
                JsonElement status = await wire.RunAsync("j1", SpssCalls.Definition(action, $$"""{"reportFormat":{{format}}}"""));

                status.Text("jobStatus").Should().Be(action == "EVALUATION" ? "FAILED" : "SUCCESS", $"{action} {format}");
                (status.Text("failureMsg") ?? "/setting/reportFormat").Should().Contain("/setting/reportFormat");
                await wire.DeleteAsync("jobs/j1");
            }
        }

        (await wire.RunAsync("pdf", SpssCalls.Definition("EVALUATION", """{"reportFormat":"PDF"}"""))).Text("failureMsg").Should().Contain("'PDF'");
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-51", "SPSS-U-28")]
    public async Task Settings_of_nodes_fail_jobs_of_every_action(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["EVALUATION", "TRAINING", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
        {
            (await wire.RunAsync(action, Definition(action, Export(""","insertMode":"Upsert" """), Named(Database)))).Text("jobStatus").Should().Be("FAILED", action);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-32", "SPSS-D-67", "SPSS-U-28")]
    public async Task A_database_that_no_node_refers_to_is_not_used_and_a_port_may_be_a_text(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string databases = $$"""{"d":{{Database.Replace("1,", "\"50000\",", StringComparison.Ordinal)}},"e":{"type":"MongoDB","port":99999},"f":7}""";

        (await wire.RunAsync("j1", Definition("BATCH_SCORE", Export(""), databases))).Text("jobStatus").Should().Be("SUCCESS");
        (await wire.RunAsync("j2", Definition("BATCH_SCORE", "{}", "[]"))).Text("jobStatus").Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-28")]
    public async Task Null_is_as_good_as_absent(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string exports = Export(""","insertMode":null""").Replace("}]}", "},{\"node\":\"m\",\"odbc\":{\"dbRef\":\"d\",\"table\":\"U\"},\"bulkLoading\":null}]}", StringComparison.Ordinal);

        foreach (string setting in (string[])["null", """{"inputs":null,"exports":null,"parameterOverride":null,"reportFormat":null}""", exports])
        {
            (await wire.RunAsync("j1", Definition("BATCH_SCORE", setting, Named(Database)))).Text("jobStatus").Should().Be("SUCCESS", setting);
            await wire.DeleteAsync("jobs/j1");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-28")]
    public async Task A_long_word_is_shortened_and_a_names_slash_is_escaped(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string word = string.Concat(Enumerable.Repeat("\U0001F600", 1000));
        string databases = $$"""{"a/b~c":{{Database.Replace("DB2", "x" + word, StringComparison.Ordinal)}}}""";

        string? message = (await wire.RunAsync("j1", Definition("BATCH_SCORE", Export("").Replace("\"d\"", "\"a/b~c\"", StringComparison.Ordinal), databases))).Text("failureMsg");

        message.Should().Contain("'/dbDefinitions/a~1b~0c/type'").And.Contain("\U0001F600…'").And.NotContain("\uFFFD");
        message!.Length.Should().BeLessThan(500);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-28")]
    public async Task What_a_test_has_planned_to_fail_fails_for_its_own_reason(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(job => job.Id == "j1").ThenFail("planned");
        wire.Server.Spss.WhenSubmitted(job => job.Id == "j2").ThenSucceed([1]);

        (await wire.RunAsync("j1", Definition("BATCH_SCORE", "[]", "{}"))).Text("failureMsg").Should().Be("planned");
        (await wire.RunAsync("j2", Definition("BATCH_SCORE", "[]", "{}"))).Text("jobStatus").Should().Be("FAILED");
    }

    private static string Definition(string action, string setting, string databases) =>
        $$"""{"action":"{{action}}","model":{"id":"drug1n"},"setting":{{setting}},"dbDefinitions":{{databases}}}""";

    private static string Export(string mode) => $$$"""{"exports":[{"node":"n","odbc":{"dbRef":"d","table":"T"{{{mode}}}}}]}""";

    private static string Named(string database) => $$"""{"d":{{database}}}""";

    private static IEnumerable<(string, string, string, string)> Settings(string place, params (string Said, string Setting)[] cases) =>
        cases.Select(one => (place, one.Said, one.Setting, Named(Database)));

    private static IEnumerable<(string, string, string, string)> Databases(string place, params (string Said, (string From, string To) Change)[] cases) =>
        cases.Select(one => (place, one.Said, Export(""), Named(Database.Replace(one.Change.From, one.Change.To, StringComparison.Ordinal))));
}
