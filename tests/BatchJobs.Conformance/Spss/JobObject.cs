using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>The job, as the service describes it.</summary>
public sealed class JobObject
{
    private const string Recorded = """
        {"action":"BATCH_SCORE","model":{"id":"drug_cap_stream","name":"Drug1n_capitalized.str"},
         "setting":{"inputs":[{"odbc":{"dbRef":"db1","table":"DRUG_BATCH_DATA"},"node":"scoreInput","attributes":[]}],
                    "exports":[{"odbc":{"insertMode":"Create","dbRef":"db1","table":"RESULTS_DRUG"},"node":"Table","attributes":[]}]},
         "dbDefinitions":{"db1":{"db":"BLUDB","host":"h","password":"clear text","port":50000,"username":"u","type":"DashDB"}}}
        """;

    [Theory, AllHosts]
    [Clause("SPSS-J-23", "SPSS-J-48", "SPSS-J-51", "SPSS-J-52", "SPSS-J-56", "SPSS-D-38", "SPSS-D-42", "SPSS-D-68", "SPSS-U-26")]
    public async Task The_recorded_submission_gets_the_recorded_answer(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Options.Namespace = "us-south$0001";
        wire.Server.Spss.Options.Tenant = "Tenant [instanceId=0001, planId=0002, appId=null, enable=true]";
        long now = wire.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        JsonElement job = (await wire.PostJobAsync("drug_job5", Recorded)).Json;

        using JsonDocument expected = JsonDocument.Parse($$$$"""
            {"namespace":"us-south$0001","storageId":"us-south$0001/drug_job5","action":"BATCH_SCORE","createdAt":{{{{now}}}},
             "creater":"Tenant [instanceId=0001, planId=0002, appId=null, enable=true]","id":"drug_job5",
             "model":{"id":"drug_cap_stream","name":"Drug1n_capitalized.str"},"status":"PENDING",
             "setting":{"exports":[{"odbc":{"insertMode":"Create","dbRef":"db1","table":"RESULTS_DRUG"},"node":"Table","attributes":[]}],
                        "inputs":[{"odbc":{"dbRef":"db1","table":"DRUG_BATCH_DATA"},"node":"scoreInput","attributes":[]}],"parameterOverride":[]},
             "dbDefinitions":{"db1":{"db":"BLUDB","host":"h","password":"clear text","port":50000,"username":"u","type":"DashDB"}}}
            """);
        JsonElement.DeepEquals(job, expected.RootElement).Should().BeTrue(job.GetRawText());
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-58", "SPSS-T-14")]
    public async Task The_recorded_job_succeeds_with_a_result_that_has_no_data_url(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.Files.Add("drug_cap_stream", []);
        JsonElement submitted = (await wire.PostJobAsync("drug_job5", Recorded)).Json;
        await wire.AdvanceAsync(60);

        JsonElement job = await wire.JobAsync("drug_job5");

        job.Members().Should().BeEquivalentTo([.. submitted.Members(), "result", "finishedAt"]);
        job.Text("status").Should().Be("SUCCESS");
        job.GetProperty("result").GetRawText().Should().Be("""{"jobId":"drug_job5","jobStatus":"SUCCESS"}""");
        job.GetProperty("finishedAt").GetInt64().Should().BeGreaterThan(job.GetProperty("createdAt").GetInt64());
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-27", "SPSS-J-31")]
    public async Task Posting_putting_and_getting_describe_a_job_alike(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement posted = (await wire.PostJobAsync("drug_job5", Recorded)).Json;
        JsonElement put = (await wire.PutJobAsync("drug_job5", Recorded)).Json;

        put.Members().Should().BeEquivalentTo(posted.Members());
        JsonElement.DeepEquals(put, await wire.JobAsync("drug_job5")).Should().BeTrue();
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-54")]
    public async Task Members_that_were_not_set_are_absent(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement job = (await wire.PostJobAsync("j1")).Json;

        job.Members().Should().NotContain(["dbDefinitions", "outputType", "result", "finishedAt"]);
        job.GetProperty("model").GetRawText().Should().Be("""{"id":"drug1n"}""");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-55")]
    public async Task Parameter_overrides_are_an_empty_array_when_they_were_not_set(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        JsonElement job = (await wire.PostJobAsync("j1", SpssCalls.Definition("TRAINING"))).Json;

        job.GetProperty("setting").GetRawText().Should().Be("""{"parameterOverride":[]}""");
    }
}
