using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary>What the fake decides where the documents are silent, and the options to decide otherwise.</summary>
public sealed class Decisions
{
    [Theory, BothDoors]
    public async Task The_status_for_a_running_job_that_is_put_can_be_409(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.ResubmitWhileRunningStatus = 409;
        await wire.StartAsync("j1");
        string before = await wire.EverythingAsync();

        WireAnswer answer = await wire.PutJobAsync("j1");

        answer.Status.Should().Be(409);
        answer.Json.GetProperty("flag").GetBoolean().Should().BeFalse();
        (await wire.EverythingAsync()).Should().Be(before);
    }

    [Theory, BothDoors]
    public async Task A_canceling_job_that_is_put_is_treated_as_running(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        await wire.StartAsync("j1");
        await wire.DeleteAsync("jobs/j1");

        WireAnswer answer = await wire.PutJobAsync("j1");

        answer.Status.Should().Be(500);
        (await wire.StateAsync("j1")).Should().Be("CANCELING");
    }

    [Theory, BothDoors]
    public async Task A_canceled_job_is_counted_at_once_and_gone_when_its_cancellation_is_done(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.CancelingTime = TimeSpan.FromMinutes(2);
        await wire.StartAsync("running");
        await wire.PostJobAsync("pending");

        (await wire.DeleteAsync("jobs/running,pending")).Text.Should().Be("2");

        wire.Server.Spss.Jobs.Select(job => job.Id).Should().Equal("running");
        await wire.AdvanceAsync(119);
        (await wire.StateAsync("running")).Should().Be("CANCELING");
        await wire.AdvanceAsync(2);
        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, BothDoors]
    public async Task A_canceled_job_can_stay_uncounted_until_it_is_deleted_again(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.CanceledJobsStay = true;
        await wire.StartAsync("running");
        await wire.PostJobAsync("pending");

        (await wire.DeleteAsync("jobs/running,pending")).Text.Should().Be("1");
        (await wire.StateAsync("running")).Should().Be("CANCELING");
        await wire.AdvanceAsync(86_400);

        (await wire.StateAsync("running")).Should().Be("CANCELED");
        (await wire.JobAsync("running")).GetProperty("result").Text("jobStatus").Should().Be("CANCELED");
        (await wire.DeleteAsync("jobs/running")).Text.Should().Be("1");
        (await wire.GetAsync("jobs/running")).Status.Should().Be(404);
    }

    [Theory, BothDoors]
    public async Task A_canceled_job_that_stays_can_be_submitted_again(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.CanceledJobsStay = true;
        await wire.StartAsync("j1");
        await wire.DeleteAsync("jobs/j1");
        await wire.AdvanceAsync(60);

        (await wire.PutJobAsync("j1")).Status.Should().Be(200);
    }

    [Theory, BothDoors]
    public async Task Results_are_not_listed_among_the_files(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        JsonElement status = await wire.RunAsync("j1");

        (await wire.GetAsync("file")).Text.Should().Be("[\"drug1n\"]");
        (await wire.DownloadAsync(status)).Status.Should().Be(200);
    }

    [Theory, BothDoors]
    public async Task Results_can_be_listed_among_the_files(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.ListResults = true;
        string result = new Uri((await wire.RunAsync("j1")).Text("dataUrl")!).Segments[^1];

        (await wire.GetAsync("file")).Json.EnumerateArray().Select(id => id.GetString()).Should().BeEquivalentTo("drug1n", Uri.UnescapeDataString(result));
    }

    [Theory, BothDoors]
    public async Task A_body_that_is_not_a_job_is_answered_with_500_and_a_message(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string body in (string[])["", " ", "{", "[]", "null", "1", "\"TRAINING\"", "{}", """{"action":1,"model":{"id":"m"}}""",
                     """{"action":"TRAINING","model":{"id":"m"}} x""", """{"action":"TRAINING","model":{"id":"m",}}"""])
        {
            foreach (string method in (string[])["POST", "PUT"])
            {
                WireAnswer answer = await wire.SendJsonAsync(method, SpssCalls.Address("jobs/j1"), body);

                answer.Status.Should().Be(500, $"{method} {body}");
                answer.Json.Text("message").Should().NotBeNullOrEmpty();
            }
        }

        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, BothDoors]
    public async Task The_broken_JSON_of_the_documents_is_not_understood(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string setting in (string[])
                 ["""{"inputs":[{"node":"in","odbc":{"dbRef”; “db2”,"table":"T"}}]}""", """{"inputs":[{"node":"in","odbc":{"dbRef":"d","table":"T",}}]}""",
                  """{"exports":[{"node":"t","odbc":{“insertMode”:”Append”}}]}""", """{"inputs":[],}"""])
        {
            (await wire.PostJobAsync("j1", SpssCalls.Definition("TRAINING", setting))).Status.Should().Be(500, setting);
        }
    }

    [Theory, BothDoors]
    public async Task An_unknown_action_is_answered_with_500(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        foreach (string action in (string[])["SCORE", "training", "", "TRAINING "])
        {
            (await wire.PostJobAsync("j1", SpssCalls.Definition(action))).Status.Should().Be(500, action);
        }
    }

    [Theory, BothDoors]
    public async Task The_hyphen_of_the_French_edition_is_an_unknown_action(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);

        WireAnswer answer = await wire.PostJobAsync("j1", SpssCalls.Definition("RUN-STREAM"));

        answer.Status.Should().Be(500);
        answer.Text.Should().Contain("RUN_STREAM");
    }

    [Theory, BothDoors]
    public async Task Jobs_are_listed_in_the_order_of_their_creation(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        string[] ids = ["m", "z", "a", "10", "9"];
        foreach (string id in ids)
        {
            await wire.PostJobAsync(id);
            await wire.AdvanceAsync(1);
        }

        await wire.PutJobAsync("m");

        (await wire.GetAsync("jobs")).Json.EnumerateArray().Select(job => job.Text("id")).Should().Equal(ids);
    }

    [Theory, BothDoors]
    public async Task Addresses_begin_with_the_public_url_when_there_is_one(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.PublicUrl = new Uri("https://palbyp.pmservice.ibmcloud.com");

        (await wire.PutFileAsync("drug_cap_stream")).Text.Should().Be("https://palbyp.pmservice.ibmcloud.com/pm/v1/file/drug_cap_stream");
        JsonElement status = await wire.RunAsync("j1");

        status.Text("dataUrl").Should().StartWith("https://palbyp.pmservice.ibmcloud.com/pm/v1/file/");
        (await wire.DownloadAsync(status)).Status.Should().Be(200);
    }

    [Theory, BothDoors]
    public async Task A_public_url_may_end_in_a_slash_and_have_a_port(Door door)
    {
        await using Wire wire = await Wire.OpenAsync(door);
        wire.Server.Spss.Options.PublicUrl = new Uri("http://pm.example.com:8080/");

        (await wire.PutFileAsync("f1")).Text.Should().Be("http://pm.example.com:8080/pm/v1/file/f1");
    }
}
