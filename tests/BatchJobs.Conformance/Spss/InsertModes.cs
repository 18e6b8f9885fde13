using System.Text.Json;
using BatchJobs.Testing.Spss;

namespace BatchJobs.Conformance.Spss;

/// <summary>What jobs do to tables: <c>insertMode</c> of their exports.</summary>
public sealed class InsertModes
{
    [Theory, AllHosts]
    [Clause("SPSS-D-48")]
    public async Task A_second_Create_of_a_table_fails_the_job_and_names_both(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await WriteAsync(wire, "Create")).Text("jobStatus").Should().Be("SUCCESS");
        AssertRows(wire, 10);
        JsonElement second = await WriteAsync(wire, "Create");

        second.Text("jobStatus").Should().Be("FAILED");
        second.Text("failureMsg").Should().ContainAll("'RESULTS_DRUG'", "'BLUDB'", "Create", "/setting/exports/0").And.NotContain("secret");
        AssertRows(wire, 10);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-48")]
    public async Task Create_fails_on_a_table_that_the_test_has_added_and_not_on_one_that_it_has_removed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Tables.Add("h", 50000, "BLUDB", "RESULTS_DRUG", 7);

        (await WriteAsync(wire, "Create")).Text("jobStatus").Should().Be("FAILED");
        AssertRows(wire, 7);
        wire.Server.Spss.Tables.Remove("h", 50000, "BLUDB", "RESULTS_DRUG").Should().BeTrue();

        (await WriteAsync(wire, "Create")).Text("jobStatus").Should().Be("SUCCESS");
        AssertRows(wire, 10);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-47", "SPSS-D-44", "SPSS-U-32")]
    public async Task Append_adds_ten_rows_to_a_table(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Tables.Add("h", 50000, "BLUDB", "RESULTS_DRUG", 7);

        await WriteAsync(wire, "Append");
        await WriteAsync(wire, "Append");

        AssertRows(wire, 27);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-49", "SPSS-U-32")]
    public async Task Drop_makes_a_table_anew_or_for_the_first_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.TablesMustExist = true;

        (await WriteAsync(wire, "Drop")).Text("jobStatus").Should().Be("SUCCESS");
        AssertRows(wire, 10);
        await WriteAsync(wire, "Append");
        AssertRows(wire, 20);

        (await WriteAsync(wire, "Drop")).Text("jobStatus").Should().Be("SUCCESS");
        AssertRows(wire, 10);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-50", "SPSS-U-32")]
    public async Task Refresh_deletes_the_rows_before_it_inserts_its_own(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Tables.Add("h", 50000, "BLUDB", "RESULTS_DRUG", 7000);

        (await WriteAsync(wire, "Refresh")).Text("jobStatus").Should().Be("SUCCESS");

        AssertRows(wire, 10);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-31")]
    public async Task Without_a_mode_rows_are_added_and_the_table_is_made_when_there_is_none(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.TablesMustExist = true;

        await WriteAsync(wire, null);
        AssertRows(wire, 10);
        await WriteAsync(wire, null);

        AssertRows(wire, 20);
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-30")]
    public async Task A_table_that_nobody_knows_is_taken_to_exist_where_the_mode_needs_one(ServerHost host)
    {
        foreach (string mode in (string[])["Append", "Refresh"])
        {
            await using Wire wire = await Wire.OpenAsync(host);

            (await WriteAsync(wire, mode)).Text("jobStatus").Should().Be("SUCCESS", mode);
            AssertRows(wire, 10);
            (await WriteAsync(wire, "Create")).Text("jobStatus").Should().Be("FAILED", "it is known now");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-47", "SPSS-D-51", "SPSS-U-30")]
    public async Task A_table_that_nobody_knows_can_be_taken_not_to_exist(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.TablesMustExist = true;

        foreach (string mode in (string[])["Append", "Refresh"])
        {
            JsonElement status = await WriteAsync(wire, mode);

            status.Text("jobStatus").Should().Be("FAILED", mode);
            status.Text("failureMsg").Should().ContainAll("'RESULTS_DRUG'", "does not exist", mode, "/setting/exports/0");
            wire.Server.Spss.Tables.Should().BeEmpty();
        }

        wire.Server.Spss.Tables.Add("h", 50000, "BLUDB", "RESULTS_DRUG", 5);
        (await WriteAsync(wire, "Append")).Text("jobStatus").Should().Be("SUCCESS");
        AssertRows(wire, 15);
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-40", "SPSS-D-51", "SPSS-U-30")]
    public async Task A_table_that_is_read_must_exist_when_the_test_says_so(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        (await RunAsync(wire, Inputs("SOURCE"))).Text("jobStatus").Should().Be("SUCCESS");
        wire.Server.Spss.Tables.Should().BeEmpty("reading a table tells nothing of it");
        wire.Server.Spss.Options.TablesMustExist = true;

        JsonElement missing = await RunAsync(wire, Inputs("SOURCE"));
        missing.Text("jobStatus").Should().Be("FAILED");
        missing.Text("failureMsg").Should().ContainAll("'SOURCE'", "does not exist", "/setting/inputs/0");
        wire.Server.Spss.Tables.Add("h", 50000, "BLUDB", "SOURCE");

        (await RunAsync(wire, Inputs("SOURCE"))).Text("jobStatus").Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-48", "SPSS-U-34")]
    public async Task A_job_that_fails_or_is_canceled_writes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string twice = $"{Export("ONE", "Create")},{Export("TWO", "Create")},{Export("ONE", "Create")}";

        (await RunAsync(wire, Exports(twice))).Text("failureMsg").Should().ContainAll("'ONE'", "/setting/exports/2");
        wire.Server.Spss.WhenSubmitted(_ => true).Times(1).ThenFail("planned");
        (await WriteAsync(wire, "Create")).Text("failureMsg").Should().Be("planned");
        await wire.StartAsync("canceled", Definition(Exports(Export("THREE", "Create"))));
        await wire.DeleteAsync("jobs/canceled");
        await wire.AdvanceAsync(60);

        wire.Server.Spss.Tables.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-42", "SPSS-D-43", "SPSS-U-32")]
    public async Task Each_export_writes_ten_rows_one_after_the_other(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        await RunAsync(wire, Exports($"{Export("ONE", "Create")},{Export("TWO", "Drop")},{Export("ONE", "Append")},{Export("TWO", "Refresh")}"));

        wire.Server.Spss.Tables.Should().Equal(new FakeSpssTable("h", 50000, "BLUDB", "ONE", 20), new FakeSpssTable("h", 50000, "BLUDB", "TWO", 10));
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-33")]
    public async Task Tables_are_the_same_when_host_port_database_and_name_are(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await WriteAsync(wire, "Create");
        string definition = Definition(Exports(Export("RESULTS_DRUG", "Create")));

        foreach ((string from, string to, bool isSame) in ((string, string, bool)[])
                 [
                     ("\"h\"", "\"H\"", true), ("50000", "\"50000\"", true), ("DB2", "Oracle", true), ("\"u\"", "\"other\"", true),
                     ("\"h\"", "\"i\"", false), ("50000", "50001", false), ("BLUDB", "bludb", false), ("RESULTS_DRUG", "results_drug", false),
                 ])
        {
            JsonElement status = await wire.RunAsync("j1", definition.Replace(from, to, StringComparison.Ordinal));

            status.Text("jobStatus").Should().Be(isSame ? "FAILED" : "SUCCESS", to);
            await wire.DeleteAsync("jobs/j1");
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-35")]
    public async Task A_job_of_every_action_writes_its_exports(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string[] actions = ["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"];

        foreach (string action in actions)
        {
            await wire.RunAsync(action, Definition(Exports(Export(action, "Create"))).Replace("BATCH_SCORE\",\"model", action + "\",\"model", StringComparison.Ordinal));
        }

        wire.Server.Spss.Tables.Select(table => table.Name).Should().Equal(actions);
    }

    private static async Task<JsonElement> WriteAsync(Wire wire, string? mode) => await RunAsync(wire, Exports(Export("RESULTS_DRUG", mode)));

    private static async Task<JsonElement> RunAsync(Wire wire, string setting)
    {
        JsonElement status = await wire.RunAsync("j1", Definition(setting));
        await wire.DeleteAsync("jobs/j1");
        return status;
    }

    private static void AssertRows(Wire wire, long rows) =>
        wire.Server.Spss.Tables.Should().Equal(new FakeSpssTable("h", 50000, "BLUDB", "RESULTS_DRUG", rows));

    private static string Definition(string setting) => $$$"""
        {"action":"BATCH_SCORE","model":{"id":"drug1n"},"setting":{{{setting}}},
         "dbDefinitions":{"d":{"type":"DB2","host":"h","port":50000,"db":"BLUDB","username":"u","password":"secret"}} }
        """;

    private static string Inputs(string table) => $$$"""{"inputs":[{"node":"in","odbc":{"dbRef":"d","table":"{{{table}}}"}}]}""";

    private static string Exports(string exports) => $$"""{"exports":[{{exports}}]}""";

    private static string Export(string table, string? mode) =>
        $$$"""{"node":"Table","odbc":{"dbRef":"d","insertMode":{{{(mode is null ? "null" : $"\"{mode}\"")}}},"table":"{{{table}}}"} }""";
}
