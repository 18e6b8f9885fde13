using System.Text;

namespace BatchJobs.Conformance.Spss;

/// <summary>What a submission is not checked for.</summary>
public sealed class UncheckedSubmissions
{
    [Theory, AllHosts]
    [Clause("SPSS-J-14", "SPSS-J-40")]
    public async Task An_unknown_stream_is_accepted_and_the_job_fails_later(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostJobAsync("j1");
        await wire.AdvanceAsync(60);

        answer.Status.Should().Be(200);
        (await wire.StateAsync("j1")).Should().Be("FAILED");
        (await wire.StatusAsync("j1")).Text("failureMsg").Should().NotBeNullOrEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-15", "SPSS-J-41")]
    public async Task A_table_that_does_not_exist_is_accepted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostJobAsync("j1", """
            {"action":"TRAINING","model":{"id":"drug1n"},
             "dbDefinitions":{"db":{"type":"DB2","host":"h","port":50000,"db":"BLUDB","username":"u","password":"p"}},
             "setting":{"inputs":[{"node":"in","odbc":{"dbRef":"db","table":"NO_SUCH_TABLE"},"attributes":[]}]}}
            """);

        answer.Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-15", "SPSS-D-03", "SPSS-D-04", "SPSS-D-05", "SPSS-D-06", "SPSS-D-07", "SPSS-V-15")]
    public async Task Nothing_that_an_action_is_documented_to_need_is_enforced_at_submission(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string action in (string[])["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
        {
            (await wire.PostJobAsync(action, $$$"""{"action":"{{{action}}}","model":{"id":"drug1n"}}""")).Status.Should().Be(200, action);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-D-02")]
    public async Task A_job_without_a_model_is_accepted_and_fails_later(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach ((string id, string model) in ((string, string)[])[("j1", ""), ("j2", ""","model":{}""")])
        {
            (await wire.PostJobAsync(id, $$"""{"action":"TRAINING"{{model}}}""")).Status.Should().Be(200, id);
            await wire.AdvanceAsync(60);
            (await wire.StateAsync(id)).Should().Be("FAILED", id);
        }
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-15", "SPSS-U-16")]
    public async Task A_reference_to_a_database_that_is_not_defined_is_accepted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        const string setting = """{"inputs":[{"node":"in","odbc":{"dbRef":"none","table":"T"}}]}""";

        WireAnswer answer = await wire.PostJobAsync("j1", SpssCalls.Definition("TRAINING", setting));

        answer.Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-18", "SPSS-J-42")]
    public async Task A_content_type_with_parameters_is_accepted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.SendRawAsync(
            "POST", SpssCalls.Address("jobs/j1"), Encoding.UTF8.GetBytes(SpssCalls.Training), "application/json;charset=UTF-8");

        answer.Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-02", "SPSS-D-09")]
    public async Task Many_jobs_of_many_types_may_point_at_one_file(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");

        foreach (string action in (string[])["TRAINING", "EVALUATION", "AUTO_REFRESH", "BATCH_SCORE", "RUN_STREAM"])
        {
            await wire.PostJobAsync(action, SpssCalls.Definition(action, """{"reportFormat":"HTML"}"""));
        }

        await wire.AdvanceAsync(60);
        wire.Server.Spss.Jobs.Should().HaveCount(5).And.OnlyContain(job => job.State == "SUCCESS");
    }
}
