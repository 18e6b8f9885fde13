using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Spss.Models;

public class SpssJobDetailsTests
{
    private const string Recorded = """
        {"namespace":"us-south$i","storageId":"us-south$i/drug_job5","action":"BATCH_SCORE","createdAt":1496225893369,
         "creater":"Tenant [instanceId=i, planId=p, appId=null, enable=true]","id":"drug_job5",
         "model":{"id":"drug_cap_stream","name":"Drug1n_capitalized.str"},"status":"SUCCESS","finishedAt":1496225918066,
         "result":{"jobId":"drug_job5","jobStatus":"SUCCESS"},
         "setting":{"exports":[{"odbc":{"insertMode":"Create","dbRef":"db1","table":"RESULTS_DRUG"},"node":"Table","attributes":[]}],
                    "inputs":[{"odbc":{"dbRef":"db1","table":"DRUG_BATCH_DATA"},"node":"scoreInput","attributes":[]}],"parameterOverride":[]},
         "dbDefinitions":{"db1":{"db":"BLUDB","host":"h","password":"clear","port":50000,"username":"u","type":"DashDB"}}}
        """;

    [Fact]
    [Clause("SPSS-J-51", "SPSS-J-52", "SPSS-J-53")]
    public async Task A_recorded_job_is_understood()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, Recorded);

        SpssJobDetails job = await fixture.Jobs.GetAsync("drug_job5");

        job.Should().BeEquivalentTo(new
        {
            Id = "drug_job5",
            Action = "BATCH_SCORE",
            State = SpssJobState.Success,
            CreatedAt = new DateTimeOffset(2017, 5, 31, 10, 18, 13, 369, TimeSpan.Zero),
            FinishedAt = new DateTimeOffset(2017, 5, 31, 10, 18, 38, 66, TimeSpan.Zero),
            Creator = "Tenant [instanceId=i, planId=p, appId=null, enable=true]",
            Namespace = "us-south$i",
            StorageId = "us-south$i/drug_job5",
        });
        job.Result!.State.Should().Be(SpssJobState.Success);
        job.Result.DataUrl.Should().BeNull();
        job.AdditionalMembers.Should().BeEmpty();
    }

    [Fact]
    public async Task The_definition_of_a_recorded_job_can_be_submitted_again()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, Recorded);

        JobDefinition definition = (await fixture.Jobs.GetAsync("drug_job5")).GetDefinition();

        definition.Exports.Should().ContainSingle().Which.InsertMode.Should().Be(InsertMode.Create);
        definition.ToJson().Should().Contain("clear").And.NotContain("createdAt");
        await fixture.Jobs.SubmitAsync("again", definition);
    }

    [Fact]
    public async Task A_job_that_somebody_else_defined_badly_can_still_be_looked_at()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(200, """{"id":"j","action":"DANCE","status":"FAILED","model":7}""");

        SpssJobDetails job = await fixture.Jobs.GetAsync("j");
        Action define = () => job.GetDefinition();

        job.Action.Should().Be("DANCE");
        define.Should().Throw<InputValidationException>();
    }

    [Fact]
    public async Task Ones_own_job_is_recognised_in_what_the_service_makes_of_it()
    {
        await using var fixture = new SpssClientFixture();
        long now = fixture.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        fixture.Wire
            .Then((_, _, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "Reset."))
            .Then((_, _, _) => Task.FromResult(Described($$$$"""
                {"id":"j","action":"TRAINING","status":"PENDING","createdAt":{{{{now}}}},"creater":"t","model":{"id":"m"},
                 "setting":{"inputs":[{"node":"n","odbc":{"table":"t","dbRef":"db"}}],"parameterOverride":[]},
                 "dbDefinitions":{"db":{"password":"p","type":"DB2","host":"h","port":50000,"db":"d","username":"u"}}}
                """, fixture.Server.Clock.GetUtcNow())));

        SpssJob job = await fixture.Jobs.SubmitAsync("j", JobDefinition.Parse("""
            {"action":"TRAINING","model":{"id":"m","name":null},"outputType":"DATA_URL","novelty":1,
             "dbDefinitions":{"db":{"type":"DB2","host":"h","port":"50000","db":"d","username":"u","password":"p","options":null}},
             "setting":{"inputs":[{"odbc":{"dbRef":"db","table":"t"},"node":"n","attributes":[]}]}}
            """));

        job.Id.Should().Be("j");
    }

    private static HttpResponseMessage Described(string job, DateTimeOffset now)
    {
        HttpResponseMessage response = ScriptedHandler.Response(200, job);
        response.Headers.Date = now;
        return response;
    }

    [Fact]
    public async Task A_list_shows_every_job()
    {
        await using var fixture = new SpssClientFixture();
        (await fixture.Jobs.ListAsync()).Should().BeEmpty();
        await fixture.Jobs.SubmitAsync("a", TestData.Scoring());
        await fixture.Jobs.SubmitAsync("b", TestData.Training());

        IReadOnlyList<SpssJobDetails> jobs = await fixture.Jobs.ListAsync();

        jobs.Select(job => job.ToString()).Should().Equal("a: BATCH_SCORE PENDING", "b: TRAINING PENDING");
    }
}
